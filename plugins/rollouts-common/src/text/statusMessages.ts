/** What rollouts do and why. */
export const statusMessages = {} as const satisfies Record<string, string>;
