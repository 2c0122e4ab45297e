import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A TCP link that can be cut, frozen and taken away; between a client and a server, it is the network. */
export class LossyLink {
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;
  #frozen = false;

  constructor(private readonly target: () => number) {}

  get port(): number {
    return this.#port;
  }

  /** Accepts connections, on the same port as before. */
  async open(): Promise<void> {
    this.#frozen = false;
    this.#server = createServer(near => {
      const far = connect(this.target(), '127.0.0.1');
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(from);
        from.setNoDelay(true);
        from.on('error', () => {});
        from.on('close', () => {
          this.#sockets.delete(from);
          to.destroy();
        });
        from.on('data', bytes => {
          // A frozen link loses what is sent into it, and nobody hears of it.
          if (!this.#frozen) to.write(bytes);
        });
      }
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address === 'object' && address) this.#port = address.port;
  }

  /** Ends all connections; new ones are accepted. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Connections stay, and nothing gets through, also not on new ones. */
  freeze(): void {
    this.#frozen = true;
  }

  thaw(): void {
    this.#frozen = false;
    this.cut();
  }

  /** Ends all connections and refuses new ones. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    this.cut();
    if (server) {
      server.close();
      await once(server, 'close');
    }
  }
}
