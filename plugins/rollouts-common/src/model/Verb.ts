/** What a person may ask of a rollout, in kubectl's words. */
export const VERBS = ['promote', 'promote-full', 'abort', 'retry'] as const;

export type Verb = (typeof VERBS)[number];
