import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '../clock/Clock';

/** The network before the server: a loopback port whose connections can stall, with nobody told. */
export class StallableLink {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #stalled = false;
  /** Bytes a second; undefined: as many as come. */
  #rate: number | undefined;
  #port = 0;

  constructor(target: () => number, private readonly clock: Clock) {
    this.#server = createServer(near => {
      const far = connect(target(), '127.0.0.1');
      this.#join(near, far);
      this.#join(far, near);
    });
  }

  get port(): number {
    return this.#port;
  }

  async open(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address === 'object' && address) this.#port = address.port;
  }

  /** Nobody is there any more: connections end and new ones are refused, until it flows again. */
  vanish(): void {
    if (this.#server.listening) this.#server.close();
    this.cut();
  }

  /** From now on nothing gets through, on connections old and new; what is sent waits. */
  stall(): void {
    this.#stalled = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** From now on so many bytes a second get through, each way and on each connection. */
  dribble(bytesPerSecond: number): void {
    this.#rate = bytesPerSecond;
  }

  flow(): void {
    if (this.#port !== 0 && !this.#server.listening) {
      this.#server.listen(this.#port, '127.0.0.1');
    }
    this.#stalled = false;
    this.#rate = undefined;
    for (const socket of this.#sockets) socket.resume();
  }

  /** Ends all connections, as a network does: without a goodbye. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.#port = 0;
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.cut();
    await closed;
  }

  #join(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.setNoDelay(true);
    from.on('error', () => {});
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
    from.on('data', (bytes: Buffer) => {
      if (this.#rate !== undefined) {
        from.pause();
        void this.#passSlowly(bytes, to).then(() => this.#goOn(from));
        return;
      }
      if (to.write(bytes)) return;
      from.pause();
      to.once('drain', () => this.#goOn(from));
    });
    if (this.#stalled) from.pause();
  }

  #goOn(from: Socket): void {
    if (!this.#stalled) from.resume();
  }

  /** A byte at least at a time, ten times a second; what is left when it flows again goes at once. */
  async #passSlowly(bytes: Buffer, to: Socket): Promise<void> {
    const gone = new AbortController();
    const giveUp = () => gone.abort();
    to.once('close', giveUp);
    let sent = 0;
    while (sent < bytes.length && !gone.signal.aborted) {
      const rate = this.#rate;
      const size =
        rate === undefined ? bytes.length : Math.max(1, Math.ceil(rate / 10));
      to.write(bytes.subarray(sent, sent + size));
      sent += size;
      if (rate !== undefined && sent < bytes.length) {
        await this.clock.wait((size / rate) * 1_000, gone.signal);
      }
    }
    to.off('close', giveUp);
  }
}
