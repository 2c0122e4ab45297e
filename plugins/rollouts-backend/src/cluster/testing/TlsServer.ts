import { createServer, type Server } from 'node:https';
import { createSecureServer, type Http2SecureServer } from 'node:http2';

import { selfSignedCertificate } from '@rollouts-portal/cluster-simulator';

import { LoopbackServer } from './LoopbackServer';

type Seen = { path: string; headers: NodeJS.Dict<string | string[]> };

/** Answers everything with an empty object, over HTTP/2 or only HTTP/1.1; its certificate can be replaced. */
export class TlsServer {
  readonly requests: Seen[] = [];
  /** How many were made so far. */
  connections = 0;
  ca: string;
  readonly #server: Http2SecureServer | Server;
  readonly #loopback: LoopbackServer;

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
    this.#server.on('connection', () => {
      this.connections += 1;
    });
    this.#loopback = new LoopbackServer(this.#server);
  }

  get url(): string {
    return `https://127.0.0.1:${this.#loopback.port}`;
  }

  async start(): Promise<this> {
    await this.#loopback.start();
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
    this.#loopback.disconnect();
  }

  async stop(): Promise<void> {
    await this.#loopback.stop();
  }
}
