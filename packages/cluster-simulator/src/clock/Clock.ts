/** The time of a simulated cluster. */
export interface Clock {
  now(): Date;
  /** Resolves when `ms` have passed or the signal has aborted, whichever comes first; never rejects. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}
