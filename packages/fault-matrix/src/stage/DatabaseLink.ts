import { connect, createServer, type Socket } from 'node:net';

import { LoopbackServer } from './insides';

/** The way from one replica to the database, which can be cut, and held as if the replica were asleep. */
export class DatabaseLink {
  readonly #loopback = new LoopbackServer(
    createServer(socket => this.#accept(socket)),
  );
  /** At both ends. */
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  #isHeld = false;

  constructor(private readonly target: URL) {}

  async start(): Promise<this> {
    await this.#loopback.start();
    return this;
  }

  /** The database by way of this link. */
  get url(): string {
    const url = new URL(this.target);
    url.port = String(this.#loopback.port);
    return url.href;
  }

  cut(): void {
    this.#isCut = true;
    this.#loopback.disconnect();
  }

  /** What is sent from now on arrives later. */
  hold(): void {
    this.#isHeld = true;
    this.#sockets.forEach(socket => socket.pause());
  }

  restore(): void {
    this.#isCut = false;
    this.#isHeld = false;
    this.#sockets.forEach(socket => socket.resume());
  }

  async stop(): Promise<void> {
    await this.#loopback.stop();
  }

  #accept(near: Socket): void {
    if (this.#isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(this.target.port), this.target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.on('data', bytes => to.write(bytes));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      if (this.#isHeld) from.pause();
    }
  }
}
