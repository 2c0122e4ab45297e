/** Takes down what had to hold, and whether it did. */
export type Expect = (what: string, holds: boolean) => void;

/** One thing that can go wrong, and what must hold while it does and afterwards. */
export interface FaultRow {
  /** Such as `F04`. */
  readonly id: string;
  readonly fault: string;
  /** It is about what the machine can do in its own time, so it has the machine for itself, and no clock is hurried. */
  readonly isHeavy: boolean;
  /** It has to have a PostgreSQL, and is skipped without one. */
  readonly needsPostgres?: boolean;
  /**
   * Brings the fault about, and looks.
   *
   * @param speed - how many times faster the portal's clock runs than ours
   * @param postgres - address of the server, for rows that need one
   * @throws whatever keeps it from looking further; that counts as a failure
   */
  run(expect: Expect, speed: number, postgres?: string): Promise<void>;
}
