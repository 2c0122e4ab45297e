import type { IncomingHttpHeaders } from 'node:http';

export type ConnectionRequest = {
  method: string;
  path: string;
  headers: Record<string, string>;
  payload?: string;
};

/** An answer whose body is still arriving. Who stops reading it has to `end` the exchange. */
export type Exchange = {
  status: number;
  headers: IncomingHttpHeaders;
  /** What has come together. */
  body: AsyncIterable<readonly Buffer[]>;
  /** Whether the server itself has ended the body; asked when it is over. Streams end the same way when they are cut. */
  isComplete(): boolean;
  /** Whatever is still to come, is not wanted. Harmless when it has come. */
  end(): void;
};

/** An established connection to one API server, probed all the time: when it dies, all its exchanges fail. */
export interface Connection {
  /** False once it takes no new requests; what is under way may still end well. */
  readonly usable: boolean;
  /** Headers have arrived when this resolves. Follows no redirect. */
  exchange(request: ConnectionRequest, signal: AbortSignal): Promise<Exchange>;
  close(reason?: Error): void;
}

/** The server cannot have acted on a request. */
export class NotSentError extends Error {
  readonly name = 'NotSentError';
}

/** The other side has not answered within the time that it had. */
export class SilenceError extends Error {
  readonly name = 'SilenceError';
  readonly code = 'ETIMEDOUT';
}

/** The connection ended before the answer did. */
export class CutOffError extends Error {
  readonly name = 'CutOffError';
  readonly code = 'ECONNRESET';
}
