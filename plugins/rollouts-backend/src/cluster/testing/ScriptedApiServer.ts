import {
  constants,
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import { selfSignedCertificate } from '@rollouts-portal/cluster-simulator';
import { LoopbackServer } from './LoopbackServer';
import { LossyLink } from './LossyLink';

/** As much of an object as the server itself cares for. */
export type FakeObject = {
  apiVersion: string;
  kind: string;
  metadata: {
    namespace?: string;
    name: string;
    uid: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    resourceVersion?: string;
  };
  spec?: unknown;
  status?: unknown;
  value?: number;
};

export type SeenRequest = {
  contentType?: string;
  token?: string;
  body?: string;
  method: string;
  path: string;
  query: URLSearchParams;
};

export type Answer = {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
};

type Logged = {
  path: string;
  version: number;
  type: string;
  object: FakeObject;
};
type Watcher = { path: string; response: Http2ServerResponse };

const certificate = selfSignedCertificate();

/**
 * An API server with objects, versions and a history, over HTTP/2 and TLS, and a network that fails on request.
 *
 * What it does as the real one: versions that count over all collections, lists in pages with tokens that expire,
 * watches from a version, 410 when the history is gone, 401 for a wrong token, 404 for an unknown collection. What it
 * does not: namespaced paths, selectors, admission, anything but reading.
 */
export class ScriptedApiServer {
  /** Without those that ask for a list to be streamed. */
  readonly requests: SeenRequest[] = [];
  readonly #questions: SeenRequest[] = [];
  readonly ca = certificate.cert;
  readonly link: LossyLink;
  token = 'right';
  /** Of its answers; it dates none while there is no such time. */
  date: Date | undefined;
  /** Whether it takes watches that begin with the whole list; if not, it refuses them as old servers do. */
  streamsLists = false;
  /** Says where a streamed list is over, as those do that know what was asked for. */
  marksEndOfList = true;
  /** How many were ever made. */
  connections = 0;
  #open = 0;
  #version = 100;
  #compacted = 0;
  #expired = 0;
  readonly #collections = new Map<string, Map<string, FakeObject>>();
  readonly #log: Logged[] = [];
  readonly #watchers = new Set<Watcher>();
  readonly #scripted: {
    fits: (request: SeenRequest) => boolean;
    answer: Answer | 'never' | 'refuse';
  }[] = [];
  readonly #onChange = new Set<() => void>();
  readonly #loopback: LoopbackServer;

  constructor() {
    const server = createSecureServer({
      ...certificate,
      allowHTTP1: true,
    });
    server.on('request', (request, response) => this.#serve(request, response));
    server.on('sessionError', () => {});
    server.on('session', session => {
      this.connections += 1;
      this.#open += 1;
      session.on('error', () => {});
      session.on('close', () => {
        this.#open -= 1;
        for (const look of [...this.#onChange]) look();
      });
    });
    this.#loopback = new LoopbackServer(server);
    this.link = new LossyLink(() => this.#loopback.port);
  }

  get url(): string {
    return `https://127.0.0.1:${this.link.port}`;
  }

  async start(): Promise<this> {
    await this.#loopback.start();
    await this.link.open();
    return this;
  }

  async stop(): Promise<void> {
    await this.link.close();
    await this.#loopback.stop();
  }

  /** Makes a collection known, as installing its definition does. */
  define(path: string): void {
    if (!this.#collections.has(path)) this.#collections.set(path, new Map());
  }

  undefine(path: string): void {
    this.#collections.delete(path);
    this.endWatches();
  }

  put(
    path: string,
    object: Omit<FakeObject, 'apiVersion' | 'kind'> & Partial<FakeObject>,
  ): void {
    this.define(path);
    const objects = this.#objects(path);
    const key = keyOf(object.metadata);
    const type = objects.has(key) ? 'MODIFIED' : 'ADDED';
    this.#version += 1;
    const stored: FakeObject = {
      apiVersion: 'example.test/v1',
      kind: 'Thing',
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.#version) },
    };
    objects.set(key, stored);
    this.#emit({ path, version: this.#version, type, object: stored });
  }

  remove(path: string, metadata: { namespace?: string; name: string }): void {
    const objects = this.#objects(path);
    const object = objects.get(keyOf(metadata));
    if (!object) throw new Error(`no ${keyOf(metadata)}`);
    objects.delete(keyOf(metadata));
    this.#version += 1;
    this.#emit({
      path,
      version: this.#version,
      type: 'DELETED',
      object: {
        ...object,
        metadata: {
          ...object.metadata,
          resourceVersion: String(this.#version),
        },
      },
    });
  }

  /** Forgets the history: no watch can go on from before now, no list be continued. */
  compact(): void {
    this.#compacted = this.#version;
    this.#expired = this.#version;
  }

  /** Sends a line to every watch, whatever it says. */
  sendLine(line: string): void {
    for (const { response } of this.#watchers) response.write(line);
  }

  bookmark(): void {
    this.#version += 1;
    this.sendLine(
      `${JSON.stringify({
        type: 'BOOKMARK',
        object: { metadata: { resourceVersion: String(this.#version) } },
      })}\n`,
    );
  }

  /** Says that the streamed lists are over, and, in the same breath, what comes after. */
  markEndOfList(after = ''): void {
    this.sendLine(endOfList(this.#version) + after);
  }

  /** How many watches are open. */
  get watching(): number {
    return this.#watchers.size;
  }

  /** As it would be listed now. */
  collection(path: string): FakeObject[] {
    return [...this.#objects(path).values()];
  }

  /** The server ends all watches, properly. */
  endWatches(): void {
    for (const { response } of this.#watchers) response.end();
  }

  /** Answers the next fitting request like this, once. */
  answerNext(
    answer: Answer | 'never' | 'refuse',
    fits: (request: SeenRequest) => boolean = () => true,
  ): void {
    this.#scripted.push({ fits, answer });
  }

  streams(path: string): SeenRequest[] {
    return this.#questions.filter(request => request.path === path);
  }

  lists(path: string): SeenRequest[] {
    return this.requests.filter(
      request => request.path === path && !request.query.has('watch'),
    );
  }

  watches(path: string): SeenRequest[] {
    return this.requests.filter(
      request => request.path === path && request.query.has('watch'),
    );
  }

  async untilNoConnection(): Promise<void> {
    await this.until(() => this.#open === 0);
  }

  /** Resolves as soon as `holds`, looked at after each request that arrives and each connection that ends. */
  until(holds: () => boolean): Promise<void> {
    return new Promise(resolve => {
      const look = () => {
        if (!holds()) return;
        this.#onChange.delete(look);
        resolve();
      };
      this.#onChange.add(look);
      look();
    });
  }

  #objects(path: string): Map<string, FakeObject> {
    const objects = this.#collections.get(path);
    if (!objects) throw new Error(`no collection ${path}`);
    return objects;
  }

  #emit(logged: Logged): void {
    this.#log.push(logged);
    for (const watcher of this.#watchers) {
      if (watcher.path === logged.path) watcher.response.write(lineOf(logged));
    }
  }

  #serve(request: Http2ServerRequest, response: Http2ServerResponse): void {
    const url = new URL(request.url, 'https://fake');
    response.on('error', () => {});
    response.sendDate = false;
    if (this.date) response.setHeader('date', this.date.toUTCString());
    let body = '';
    request.setEncoding('utf8').on('data', part => {
      body += part;
    });
    request.on('end', () => {
      const seen: SeenRequest = {
        method: request.method,
        path: url.pathname,
        query: url.searchParams,
        ...(request.headers['content-type'] && {
          contentType: request.headers['content-type'],
        }),
        ...(request.headers.authorization && {
          token: request.headers.authorization.replace('Bearer ', ''),
        }),
        ...(body && { body }),
      };
      if (seen.query.has('sendInitialEvents')) {
        this.#questions.push(seen);
        if (this.streamsLists) this.#answer(seen, response);
        else reply(response, failure(422, 'Invalid'));
      } else {
        this.requests.push(seen);
        this.#answer(seen, response);
      }
      for (const look of [...this.#onChange]) look();
    });
  }

  #answer(seen: SeenRequest, response: Http2ServerResponse): void {
    const index = this.#scripted.findIndex(({ fits }) => fits(seen));
    const [scripted] = index < 0 ? [] : this.#scripted.splice(index, 1);
    if (scripted?.answer === 'never') return;
    if (scripted?.answer === 'refuse') {
      response.stream.close(constants.NGHTTP2_REFUSED_STREAM);
    } else if (scripted) {
      reply(response, scripted.answer);
    } else if (seen.token !== this.token) {
      reply(response, failure(401, 'Unauthorized'));
    } else if (!this.#collections.has(seen.path)) {
      reply(response, failure(404, 'NotFound'));
    } else if (seen.query.has('watch')) {
      this.#watch(seen, response);
    } else {
      reply(response, this.#list(seen));
    }
  }

  #list({ path, query }: SeenRequest): Answer {
    const limit = Number(query.get('limit') ?? Number.MAX_SAFE_INTEGER);
    const token = query.get('continue');
    const [version = this.#version, start = 0] =
      token?.split('.').map(Number) ?? [];
    if (token !== null && version <= this.#expired) {
      return failure(410, 'Expired');
    }
    const all = [...this.#objects(path).values()];
    const end = start + limit;
    return {
      status: 200,
      body: {
        apiVersion: 'example.test/v1',
        kind: 'ThingList',
        metadata: {
          resourceVersion: String(version),
          ...(end < all.length && { continue: `${version}.${end}` }),
        },
        items: all.slice(start, end),
      },
    };
  }

  #watch({ path, query }: SeenRequest, response: Http2ServerResponse): void {
    const isStream = query.has('sendInitialEvents');
    const from = isStream
      ? this.#version
      : Number(query.get('resourceVersion'));
    if (from < this.#compacted) {
      reply(response, failure(410, 'Expired'));
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    const watcher = { path, response };
    this.#watchers.add(watcher);
    response.on('close', () => this.#watchers.delete(watcher));
    if (isStream) this.#sendList(path, response);
    for (const logged of this.#log) {
      if (logged.path === path && logged.version > from) {
        response.write(lineOf(logged));
      }
    }
  }

  #sendList(path: string, response: Http2ServerResponse): void {
    const version = this.#version;
    for (const object of this.#objects(path).values()) {
      response.write(lineOf({ path, version, type: 'ADDED', object }));
    }
    if (this.marksEndOfList) response.write(endOfList(version));
  }
}

function keyOf({
  namespace,
  name,
}: {
  namespace?: string;
  name: string;
}): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function lineOf({ type, object }: Logged): string {
  return `${JSON.stringify({ type, object })}\n`;
}

function endOfList(version: number): string {
  return `${JSON.stringify({
    type: 'BOOKMARK',
    object: {
      metadata: {
        resourceVersion: String(version),
        annotations: { 'k8s.io/initial-events-end': 'true' },
      },
    },
  })}\n`;
}

function failure(code: number, reason: string): Answer {
  return {
    status: code,
    body: { kind: 'Status', status: 'Failure', code, reason },
  };
}

function reply(response: Http2ServerResponse, answer: Answer): void {
  const { body = {} } = answer;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(answer.status, {
    'content-type': text === body ? 'text/html' : 'application/json',
    ...answer.headers,
  });
  response.end(text);
}
