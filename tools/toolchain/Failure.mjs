/**
 * Something that the person at the keyboard can put right. The message is one
 * sentence that says what is wrong and what to do; it is printed as it is,
 * without a stack trace.
 */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
