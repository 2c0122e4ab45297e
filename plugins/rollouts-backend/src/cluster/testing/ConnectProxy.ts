import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';

/** A proxy that knows CONNECT and nothing else, and asks for a password when it has one. */
export class ConnectProxy {
  /** Host and port of each API server that it was asked for. */
  readonly asked: string[] = [];
  readonly #server = createServer((_, response) => {
    response.writeHead(405).end();
  });
  readonly #sockets = new Set<Socket>();

  constructor(private readonly password?: string) {
    this.#server.on('connect', (request, socket: Socket) =>
      this.#connect(request, socket),
    );
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  async stop(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, 'close');
  }

  #connect({ url = '', headers }: IncomingMessage, socket: Socket): void {
    this.#keep(socket);
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
    this.#keep(upstream);
    upstream.once('connect', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.once('close', () => socket.destroy());
    socket.once('close', () => upstream.destroy());
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => this.#sockets.delete(socket));
  }
}
