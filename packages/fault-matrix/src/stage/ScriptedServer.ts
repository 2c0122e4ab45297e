import {
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';

import { selfSignedCertificate } from '@rollouts-portal/cluster-simulator';

import { LoopbackServer } from './insides';

const ROLLOUTS = '/apis/argoproj.io/v1alpha1/rollouts';

export type Seen = {
  isWatch: boolean;
  query: URLSearchParams;
  token: string | undefined;
  /** Milliseconds by the clock that the server was given. */
  at: number;
};

/** How a server answers about rollouts; of other kinds it has none. */
export type Script = {
  list?(response: Http2ServerResponse, seen: Seen): void;
  watch?(response: Http2ServerResponse, seen: Seen): void;
  /** A watch that is to begin with the list; left out, there is no such thing. */
  stream?(response: Http2ServerResponse, seen: Seen): void;
};

/** A server that says what it is told to, right or wrong. */
export class ScriptedServer {
  /** Without the refused questions for a streamed list. */
  readonly seen: Seen[] = [];
  /** Answers to be given; can be changed while it runs. */
  script: Script = {};
  /** Of all requests, whatever they ask for. */
  readonly paths: string[] = [];
  readonly ca: string;
  readonly #loopback: LoopbackServer;
  readonly #monotonic: () => number;

  constructor(monotonic: () => number, certificate = selfSignedCertificate()) {
    this.#monotonic = monotonic;
    this.ca = certificate.cert;
    const server = createSecureServer({ ...certificate, allowHTTP1: true });
    server.on('request', (request, response) =>
      this.#answer(request, response),
    );
    server.on('sessionError', () => {});
    this.#loopback = new LoopbackServer(server);
  }

  async start(): Promise<this> {
    await this.#loopback.start();
    return this;
  }

  async stop(): Promise<void> {
    await this.#loopback.stop();
  }

  get port(): number {
    return this.#loopback.port;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  get connections(): number {
    return this.#loopback.connections;
  }

  lists(): Seen[] {
    return this.seen.filter(({ isWatch }) => !isWatch);
  }

  watches(): Seen[] {
    return this.seen.filter(({ isWatch }) => isWatch);
  }

  #answer(request: Http2ServerRequest, response: Http2ServerResponse): void {
    // As it was sent: a URL would have resolved what climbs out of it.
    this.paths.push(request.url.split('?')[0] ?? '');
    const { pathname, searchParams } = new URL(request.url, 'https://here');
    response.on('error', () => {});
    // It would be the real one, and the portal here goes by another clock.
    response.sendDate = false;
    if (pathname !== ROLLOUTS) {
      answer(response, 404, { kind: 'Status', code: 404 });
      return;
    }
    const seen: Seen = {
      isWatch: searchParams.has('watch'),
      query: searchParams,
      token: request.headers.authorization?.replace('Bearer ', ''),
      at: this.#monotonic(),
    };
    const { list = listOf([]), watch = stayOpen, stream } = this.script;
    const asksForStream = searchParams.has('sendInitialEvents');
    if (asksForStream && !stream) {
      answer(response, 422, { kind: 'Status', code: 422, reason: 'Invalid' });
      return;
    }
    this.seen.push(seen);
    if (asksForStream) stream?.(response, seen);
    else if (seen.isWatch) watch(response, seen);
    else list(response, seen);
  }
}

export function answer(
  response: Http2ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** An answer for `list`: a page, and the token for the next when there is more. */
export function listOf(
  items: readonly unknown[],
  resourceVersion = '100',
  more?: string,
) {
  return (response: Http2ServerResponse) =>
    answer(response, 200, {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'RolloutList',
      metadata: { resourceVersion, ...(more && { continue: more }) },
      items,
    });
}

/** An answer for `watch`: these events, and then nothing more. */
export function eventsOf(
  ...events: readonly { type: string; object: unknown }[]
) {
  return (response: Http2ServerResponse) => {
    stayOpen(response);
    for (const event of events) response.write(`${JSON.stringify(event)}\n`);
  };
}

/** An answer for `watch`: nothing happens. */
export function stayOpen(response: Http2ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
}
