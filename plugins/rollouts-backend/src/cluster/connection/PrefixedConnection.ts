import type { Connection, ConnectionRequest, Exchange } from './Connection';

/** A connection to an API server that stands below a path, or behind a gateway which is told by headers whom to ask. */
export class PrefixedConnection implements Connection {
  constructor(
    private readonly inner: Connection,
    private readonly path: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  get usable(): boolean {
    return this.inner.usable;
  }

  exchange(request: ConnectionRequest, signal: AbortSignal): Promise<Exchange> {
    return this.inner.exchange(
      {
        ...request,
        path: `${this.path}${request.path}`,
        headers: { ...request.headers, ...this.headers },
      },
      signal,
    );
  }

  close(reason?: Error): void {
    this.inner.close(reason);
  }
}
