/** How clusters are doing. */
export const clusterMessages = {} as const satisfies Record<string, string>;
