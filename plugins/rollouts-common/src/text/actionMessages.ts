/** What can be done, what it would do, what changed meanwhile. */
export const actionMessages = {
  'changed-gone': 'The rollout is gone.',
} as const satisfies Record<string, string>;
