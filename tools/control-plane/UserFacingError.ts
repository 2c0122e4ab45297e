/** One sentence for a person, with the remedy; printed without a stack. */
export class UserFacingError extends Error {
  override readonly name = 'UserFacingError';
}
