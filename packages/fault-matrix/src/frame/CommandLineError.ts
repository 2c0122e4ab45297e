/** What was typed makes no sense; the message says why. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError';
}
