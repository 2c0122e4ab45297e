/** What can be done, what it would do, what changed meanwhile. */
export const actionMessages = {} as const satisfies Record<string, string>;
