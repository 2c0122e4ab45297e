/** Follows what changes in clusters that it has read. */
export interface Follower {
  /** Resolves when so many changes have happened and are known. */
  follow(changes: number, happen: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}
