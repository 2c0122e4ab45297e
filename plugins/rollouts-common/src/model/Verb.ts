/** What a person may ask of a rollout, in kubectl's words. */
export const VERBS = [
  'promote',
  'promote-full',
  'abort',
  'retry',
  'pause',
  'resume',
  'restart',
  'undo',
] as const;

export type Verb = (typeof VERBS)[number];
