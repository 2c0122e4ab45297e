import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { Socket } from 'node:net';

import { selfSignedCertificate } from '@rollouts-portal/cluster-simulator';

type Seen = { path: string; headers: NodeJS.Dict<string | string[]> };

/** Answers everything with an empty object, over HTTP/2 or only HTTP/1.1; its certificate can be replaced. */
export class TlsServer {
  readonly requests: Seen[] = [];
  /** How many were made so far. */
  connections = 0;
  ca: string;
  readonly #server: Http2SecureServer | Server;
  readonly #sockets = new Set<Socket>();

  constructor({ http2 = true } = {}) {
    const certificate = selfSignedCertificate();
    this.ca = certificate.cert;
    this.#server = http2
      ? createSecureServer({ ...certificate, allowHTTP1: true })
      : createServer(certificate);
    this.#server.on('request', (request, response) => {
      const { url = '', headers } = request;
      this.requests.push({ path: url, headers });
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{}');
    });
    this.#server.on('connection', (socket: Socket) => {
      this.connections += 1;
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  get url(): string {
    const address = this.#server.address();
    return typeof address === 'object' && address
      ? `https://127.0.0.1:${address.port}`
      : '';
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  /** Another authority from now on; what is connected ends. */
  rotate(): void {
    const certificate = selfSignedCertificate();
    this.ca = certificate.cert;
    this.#server.setSecureContext(certificate);
    this.disconnect();
  }

  disconnect(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.disconnect();
    await once(this.#server, 'close');
  }
}
