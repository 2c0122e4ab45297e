/** What a person may ask of a rollout, in kubectl's words. */
export const VERBS = [
  'promote',
  'promote-full',
  'skip-step',
  'abort',
  'retry',
  'pause',
  'resume',
  'restart',
  'undo',
] as const;

export type Verb = (typeof VERBS)[number];

/** Verbs that decide what becomes of an update; the others can be used on nearly everything at nearly any time. */
export const DECIDING_VERBS: ReadonlySet<Verb> = new Set<Verb>([
  'promote',
  'promote-full',
  'skip-step',
  'abort',
  'retry',
  'resume',
]);
