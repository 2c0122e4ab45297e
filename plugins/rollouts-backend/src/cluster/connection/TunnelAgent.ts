import { Agent, type ClientRequestArgs } from 'node:http';
import { PassThrough, type Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';

/** Pools connections for HTTP/1.1 that are made elsewhere, because a proxy may stand before the server. */
export class TunnelAgent extends Agent {
  readonly #destroyed = new AbortController();

  /** @param connect - told by its signal when the agent is destroyed */
  constructor(
    private readonly connect: (signal: AbortSignal) => Promise<TLSSocket>,
  ) {
    super({ keepAlive: true });
  }

  createConnection(
    _options: ClientRequestArgs,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    this.connect(this.#destroyed.signal).then(
      socket => callback?.(null, socket),
      // The type asks for a stream also where there is none.
      (error: Error) => callback?.(error, new PassThrough().destroy()),
    );
  }

  destroy(): void {
    this.#destroyed.abort();
    super.destroy();
  }
}
