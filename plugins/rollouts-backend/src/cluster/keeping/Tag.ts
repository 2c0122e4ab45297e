/** What a packed value is; the number that follows says which, how many or how long. */
export const TAG = {
  /** The number of its shape; its values follow. */
  object: 0,
  list: 1,
  count: 2,
  word: 3,
  /** One of the texts that were written out before. */
  again: 4,
  text: 5,
  /** Several texts with quotation marks between them. */
  quoted: 6,
  special: 7,
} as const;

export const SPECIAL = {
  null: 0,
  true: 1,
  false: 2,
  /** Four bytes of seconds. */
  time: 3,
  /** Sixteen bytes. */
  uuid: 4,
  /** A text of digits. */
  digits: 5,
  /** A number that is no count. */
  number: 6,
  /** A text with letters that take more than a byte. */
  wide: 7,
  /** An object without a known shape. */
  object: 8,
  /** Texts with one between them that was written out before. */
  around: 9,
} as const;
