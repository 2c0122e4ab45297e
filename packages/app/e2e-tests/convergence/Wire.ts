import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

import { freePorts } from '@rollouts-portal/control-plane/freePorts.ts';

/** What lies between the portal and an API server: hands bytes on, until it is cut or falls silent. */
export class Wire {
  readonly port: number;
  readonly #server: Server;
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #state: 'whole' | 'cut' | 'silent' = 'whole';

  private constructor(port: number, target: number) {
    this.port = port;
    this.#target = target;
    this.#server = createServer(socket => this.#join(socket));
  }

  /** A wire to a port of this machine. */
  static async to(target: number): Promise<Wire> {
    const [port = 0] = await freePorts(1);
    const wire = new Wire(port, target);
    wire.#server.listen(port, '127.0.0.1');
    await once(wire.#server, 'listening');
    return wire;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  /** Ends all connections, and every new one at once. */
  cut(): void {
    this.#state = 'cut';
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Connections stay, and nothing comes through: as when a firewall has forgotten them. */
  fallSilent(): void {
    this.#state = 'silent';
    for (const socket of this.#sockets) socket.pause();
  }

  mend(): void {
    this.#state = 'whole';
    for (const socket of this.#sockets) socket.resume();
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(near: Socket): void {
    if (this.#state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(this.#target, '127.0.0.1');
    this.#forward(near, far);
    this.#forward(far, near);
  }

  #forward(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.setNoDelay(true);
    from.on('data', bytes => {
      if (to.write(bytes)) return;
      from.pause();
      to.once('drain', () => {
        if (this.#state !== 'silent') from.resume();
      });
    });
    from.on('error', () => {});
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
    if (this.#state === 'silent') from.pause();
  }
}
