/** How current what we know of one cluster and kind is. */
export const FRESHNESS_STATES = [
  'live',
  'syncing',
  'reconnecting',
  'stale',
  'partial',
  'denied',
  'absent',
  'unreachable',
  'auth-failed',
  /** Known, and not watched, as nothing is wrong with it: signed-in people only have credentials, for example. */
  'unwatched',
] as const;

export type FreshnessState = (typeof FRESHNESS_STATES)[number];
