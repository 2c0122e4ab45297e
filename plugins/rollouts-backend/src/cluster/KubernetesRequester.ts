export type KubernetesRequest = {
  method: 'GET' | 'PATCH' | 'POST';
  /** Absolute path with query, every part of it already encoded and validated. */
  path: string;
  body?: unknown;
  contentType?: string;
  signal?: AbortSignal;
};

export type KubernetesResponse = {
  status: number;
  /** Parsed JSON; undefined when the answer was not JSON. */
  body: unknown;
  /** When the server answered, by its own clock to the second; absent where it does not say. */
  date?: Date;
};

/**
 * Says why no usable answer came. `sent` tells whether the request can have reached the server: if not, nothing
 * happened; if so, what happened must be found out by reading.
 */
export class KubernetesUnreachableError extends Error {
  readonly name = 'KubernetesUnreachableError';

  constructor(
    message: string,
    readonly sent: boolean,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** One identity's way to one API server. Any HTTP status is an answer; only silence throws. */
export interface KubernetesRequester {
  /** @throws KubernetesUnreachableError */
  request(request: KubernetesRequest): Promise<KubernetesResponse>;
}
