import { once } from 'node:events';
import type { Server, Socket } from 'node:net';

/** Where a server of a test is: on a free port of this machine, with connections that end when it does. */
export class LoopbackServer {
  readonly #sockets = new Set<Socket>();

  constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** @throws Error when it does not listen */
  get port(): number {
    const address = this.server.address();
    if (typeof address !== 'object' || !address) {
      throw new Error('not listening');
    }
    return address.port;
  }

  /** How many are open. */
  get connections(): number {
    return this.#sockets.size;
  }

  async start(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  /** Ends all connections; new ones are accepted. */
  disconnect(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.server.close();
    this.disconnect();
    await once(this.server, 'close');
  }
}
