/** What is said of one object. What is left undefined can be anything. */
export type Row = Readonly<Record<string, string | number | undefined>>;

/** Rows by the id that the portal gives them. */
export type Rows = ReadonlyMap<string, Row>;
