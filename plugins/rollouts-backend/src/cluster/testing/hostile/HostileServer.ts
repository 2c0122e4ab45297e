import { createServer, type TLSSocket } from 'node:tls';

import { selfSignedCertificate } from '@rollouts-portal/cluster-simulator';

import { LoopbackServer } from '../LoopbackServer';
import type { HostileAnswer } from './hostileAnswers';
import { ACK, cutFrames, FRAME, frame, type Frame } from './http2Frames';

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'.length;

/** Speaks HTTP/2 frame by frame, so that it can say what no library would: each request gets the next of the answers. */
export class HostileServer {
  readonly ca: string;
  readonly #loopback: LoopbackServer;
  #requests = 0;

  constructor(private readonly answers: readonly HostileAnswer[]) {
    const certificate = selfSignedCertificate();
    this.ca = certificate.cert;
    const server = createServer(
      { ...certificate, ALPNProtocols: ['h2'] },
      socket => this.#receive(socket),
    );
    server.on('tlsClientError', () => {});
    this.#loopback = new LoopbackServer(server);
  }

  /** How many it has answered. */
  get requests(): number {
    return this.#requests;
  }

  get url(): string {
    return `https://127.0.0.1:${this.#loopback.port}`;
  }

  async start(): Promise<this> {
    await this.#loopback.start();
    return this;
  }

  async stop(): Promise<void> {
    await this.#loopback.stop();
  }

  #receive(socket: TLSSocket): void {
    socket.on('error', () => {});
    socket.write(frame(FRAME.settings));
    let unread = Buffer.alloc(0);
    let isGreeted = false;
    socket.on('data', (bytes: Buffer) => {
      unread = Buffer.concat([unread, bytes]);
      if (!isGreeted && unread.length < PREFACE) return;
      const { frames, rest } = cutFrames(
        isGreeted ? unread : unread.subarray(PREFACE),
      );
      isGreeted = true;
      unread = Buffer.from(rest);
      for (const each of frames) this.#take(each, socket);
    });
  }

  #take({ type, flags, stream, payload }: Frame, socket: TLSSocket): void {
    // What comes on a connection that has been cut is not counted.
    if (socket.destroyed) return;
    const isAnswer = (flags & ACK) === ACK;
    if (type === FRAME.headers) this.#answer(stream, socket);
    else if (type === FRAME.settings && !isAnswer) {
      socket.write(frame(FRAME.settings, { flags: ACK }));
    } else if (type === FRAME.ping && !isAnswer) {
      socket.write(frame(FRAME.ping, { flags: ACK }, payload));
    }
  }

  #answer(stream: number, socket: TLSSocket): void {
    const answer = this.answers[this.#requests % this.answers.length];
    this.#requests += 1;
    if (!answer) return;
    socket.write(Buffer.concat(answer.bytes(stream)));
    if (answer.then === 'end') socket.end();
    if (answer.then === 'cut') socket.destroy();
  }
}
