import { createServer, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';

import { LoopbackServer } from './LoopbackServer';

/** A proxy that knows CONNECT and nothing else, and asks for a password when it has one. */
export class ConnectProxy {
  /** Host and port of each API server that it was asked for. */
  readonly asked: string[] = [];
  readonly #server = createServer((_, response) => {
    response.writeHead(405).end();
  });
  readonly #loopback = new LoopbackServer(this.#server);

  constructor(private readonly password?: string) {
    this.#server.on('connect', (request, socket: Socket) =>
      this.#connect(request, socket),
    );
  }

  get port(): number {
    return this.#loopback.port;
  }

  async start(): Promise<this> {
    await this.#loopback.start();
    return this;
  }

  async stop(): Promise<void> {
    await this.#loopback.stop();
  }

  #connect({ url = '', headers }: IncomingMessage, socket: Socket): void {
    this.asked.push(url);
    const expected =
      this.password &&
      `Basic ${Buffer.from(`portal:${this.password}`).toString('base64')}`;
    if (expected && headers['proxy-authorization'] !== expected) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const [host, port] = url.split(':');
    const upstream = connect(Number(port), host);
    upstream.on('error', () => {});
    upstream.once('connect', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.once('close', () => socket.destroy());
    socket.once('close', () => upstream.destroy());
  }
}
