export type Expectation = { what: string; holds: boolean };

/** What came of one row. */
export type RowResult = {
  id: string;
  fault: string;
  expectations: readonly Expectation[];
  /** By our own clock. */
  seconds: number;
  /** It could not be looked at any further. */
  error?: string;
};

/** A row without an expectation has shown nothing. */
export function hasPassed({ expectations, error }: RowResult): boolean {
  return (
    error === undefined &&
    expectations.length > 0 &&
    expectations.every(({ holds }) => holds)
  );
}
