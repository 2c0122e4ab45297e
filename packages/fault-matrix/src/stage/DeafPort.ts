import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

// Node takes connections as soon as its loop turns, so this one has a loop of its own, which never turns again.
const LISTEN = `
  const { createServer } = require('node:net');
  const { parentPort } = require('node:worker_threads');
  const server = createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
`;

/** On loopback a connection is there at once, or not at all. */
const NOT_AT_ALL_MS = 200;
const QUEUED_AT_MOST = 20;

/** A port at which the system neither takes nor refuses connections: its queue is full, and nobody takes any out of it. */
export class DeafPort {
  readonly #listener = new Worker(LISTEN, { eval: true });
  readonly #queued: Socket[] = [];
  #port: unknown;

  /** @throws Error where the system goes on taking them */
  async start(): Promise<this> {
    [this.#port] = await once(this.#listener, 'message');
    while (await this.#isTaken()) {
      if (this.#queued.length > QUEUED_AT_MOST) {
        throw new Error('a full queue refuses nobody here');
      }
    }
    return this;
  }

  get url(): string {
    return `https://127.0.0.1:${this.#port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#queued) socket.destroy();
    await this.#listener.terminate();
  }

  async #isTaken(): Promise<boolean> {
    const socket = connect(Number(this.#port), '127.0.0.1');
    socket.on('error', () => {});
    this.#queued.push(socket);
    await Promise.race([once(socket, 'connect'), setTimeout(NOT_AT_ALL_MS)]);
    return !socket.connecting;
  }
}
