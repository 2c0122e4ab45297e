/** Bytes that mean something in JSON; none of them is ever part of another character in UTF-8. */
export const JSON_BYTE = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openList: 0x5b,
  backslash: 0x5c,
  closeList: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
} as const;

/** The largest of those that are white space; the others below it mean nothing in JSON. */
export const SPACE = 0x20;
