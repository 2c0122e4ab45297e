/** A field is there but not of its declared type. Says no more: the schema of the object knows which one it is. */
export class NotAsDeclaredError extends Error {
  readonly name = 'NotAsDeclaredError';
}
