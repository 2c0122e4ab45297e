/** Why a stream, or one topic of it, is not to be had. */
export class StreamError extends Error {
  constructor(
    message: string,
    /** As of an answer over HTTP; absent where none came. */
    readonly status?: number,
    /** Name of the error in that answer, or of what went wrong without one. */
    readonly reason?: string,
  ) {
    super(message);
    this.name = 'StreamError';
  }
}
