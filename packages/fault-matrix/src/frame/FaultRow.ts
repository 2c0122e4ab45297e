/** Takes down what had to hold, and whether it did. */
export type Expect = (what: string, holds: boolean) => void;

/** One thing that can go wrong, and what must hold while it does and afterwards. */
export interface FaultRow {
  /** Such as `F04`. */
  readonly id: string;
  readonly fault: string;
  /** It is about what the machine can do in its own time, so it has the machine for itself, and no clock is hurried. */
  readonly isHeavy: boolean;
  /**
   * Brings the fault about, and looks.
   *
   * @param speed - how many times faster the portal's clock runs than ours
   * @throws whatever keeps it from looking further; that counts as a failure
   */
  run(expect: Expect, speed: number): Promise<void>;
}
