import type { FreshnessState } from '@rollouts-portal/plugin-rollouts-common';

import type { Tokens } from './tokens';

// A Record, so that a state without a colour does not compile.
const COLOR_OF: Record<FreshnessState, (tokens: Tokens) => string> = {
  live: ({ healthy }) => healthy.text,
  syncing: ({ progressing }) => progressing.text,
  reconnecting: ({ paused }) => paused.text,
  partial: ({ paused }) => paused.text,
  stale: ({ degraded }) => degraded.text,
  denied: ({ degraded }) => degraded.text,
  absent: ({ third }) => third,
  unreachable: ({ degraded }) => degraded.text,
  'auth-failed': ({ degraded }) => degraded.text,
  unwatched: ({ third }) => third,
};

/** Of the dot beside the words; it never stands alone. */
export function freshnessColor(tokens: Tokens, state: FreshnessState): string {
  return COLOR_OF[state](tokens);
}
