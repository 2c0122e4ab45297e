import { once } from 'node:events';
import { ServerResponse } from 'node:http';
import {
  constants,
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../clock/Clock';
import { ApiError } from '../store/ApiError';
import type { ClusterStore } from '../store/ClusterStore';
import type { JsonObject } from '../store/Json';
import type { Resource } from '../store/Resource';
import { anonymous, authorize, type Identity } from './AccessRules';
import { pageNotFound, type Answer } from './Answer';
import { discovery } from './discovery';
import { Faults } from './Faults';
import { listPage } from './listPage';
import { representation } from './representation';
import {
  requestTarget,
  type RequestTarget,
  type ResourceTarget,
} from './RequestTarget';
import { scaleOf, scaleWith } from './scale';
import { selfReview } from './selfReview';
import { StallableLink } from './StallableLink';
import { WatchStream } from './WatchStream';
import {
  createFrom,
  deleteOptionsIn,
  patchWith,
  replaceWith,
  type Body,
} from './writes';

export type SimulatedApiServerOptions = {
  store: ClusterStore;
  clock: Clock;
  /** By bearer token. */
  identities: ReadonlyMap<string, Identity>;
  /** PEM. */
  certificate: { cert: string; key: string };
  gitVersion: string;
};

// As kube-apiserver's.
const IDLE_TIMEOUT = 90_000;
const JSON_TYPE = 'application/json';

type Call = {
  method: string;
  url: URL;
  body: Body;
  accept: string | undefined;
  identity: Identity;
  response: Http2ServerResponse;
  /** Whether a list is to have nothing in it. */
  isEmptied: boolean;
  isCut: boolean;
};

/** Serves a store over HTTP/2 and HTTP/1.1, on loopback and with TLS, as a Kubernetes API server does. */
export class SimulatedApiServer {
  readonly faults: Faults;
  readonly #options: SimulatedApiServerOptions;
  readonly #server: Http2SecureServer;
  readonly #link: StallableLink;
  readonly #sockets = new Set<Socket>();
  readonly #sessions = new Set<ServerHttp2Session>();
  readonly #watches = new Set<WatchStream>();
  readonly #stopping = new AbortController();
  readonly #unsubscribe: () => void;

  constructor(options: SimulatedApiServerOptions) {
    const { store, certificate } = options;
    this.#options = options;
    this.#server = createSecureServer({
      ...certificate,
      allowHTTP1: true,
      // Of HTTP/1 connections; Node's own 5 s would cut off clients that look now and then.
      ...{ keepAliveTimeout: IDLE_TIMEOUT },
    });
    this.#server.on('request', (request, response) => {
      // Whatever fails has been answered, or nobody is there any more to hear it.
      this.#serve(request, response).catch(() => response.destroy());
    });
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    this.#server.on('session', session => {
      this.#sessions.add(session);
      session.on('close', () => this.#sessions.delete(session));
    });
    this.#server.on('sessionError', () => {});
    this.#server.on('tlsClientError', () => {});
    this.#link = new StallableLink(() => {
      const address = this.#server.address();
      return typeof address === 'object' && address ? address.port : 0;
    }, options.clock);
    this.faults = new Faults({
      store,
      link: this.#link,
      watches: this.#watches,
      goAway: () => {
        for (const session of this.#sessions) {
          // One that is going is told of its end a moment later.
          if (!session.destroyed) session.goaway(constants.NGHTTP2_NO_ERROR);
        }
      },
    });
    this.#unsubscribe = store.subscribe(change => {
      if (this.faults.loses(change)) return;
      for (const watch of [...this.#watches]) watch.tell(change);
    });
  }

  get port(): number {
    return this.#link.port;
  }

  async start(port: number): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    await this.#link.open(port);
  }

  /** Ends all requests and connections. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#stopping.abort();
    for (const watch of [...this.#watches]) watch.end();
    await this.#link.close();
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #serve(
    request: Http2ServerRequest,
    response: Http2ServerResponse,
  ): Promise<void> {
    response.on('error', () => {});
    let text = '';
    for await (const part of request.setEncoding('utf8')) text += part;
    const url = new URL(request.url, 'https://simulated');
    const { method, headers } = request;
    const trouble = this.faults.meet({
      method,
      path: url.pathname,
      query: url.searchParams,
    });
    if (trouble.delay > 0) {
      await this.#options.clock.wait(trouble.delay, this.#stopping.signal);
    }
    // By the cluster's own clock, which may be none of this machine.
    const now = this.#options.clock.now().getTime() + this.faults.skew;
    response.setHeader('date', new Date(now).toUTCString());
    const send = trouble.isCut ? replyInHalf : reply;
    if (trouble.answer) {
      send(response, trouble.answer);
      return;
    }
    try {
      const identity = this.#identityOf(headers.authorization);
      const answer = await this.#answer({
        method,
        url,
        body: { text, contentType: headers['content-type'] },
        accept: headers.accept,
        identity,
        response,
        isEmptied: trouble.isEmptied,
        isCut: trouble.isCut,
      });
      if (answer) send(response, answer);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      send(response, { status: error.code, body: error.status });
    }
  }

  #identityOf(authorization: string | undefined): Identity {
    const [, token] = /^Bearer (.+)$/i.exec(authorization ?? '') ?? [];
    if (token === undefined) return anonymous;
    const identity = this.#options.identities.get(token);
    if (!identity) throw ApiError.unauthorized();
    return identity;
  }

  /** Undefined when the call has been answered, as a watch is. */
  async #answer(call: Call): Promise<Answer | undefined> {
    const target = targetOf(call);
    const review = selfReview(call.identity, target, call.body);
    if (review) return review;
    authorize(call.identity, target);
    const { store, gitVersion } = this.#options;
    if (target.type === 'path') {
      return target.verb === 'get'
        ? discovery(target.path, store.resources, gitVersion)
        : pageNotFound;
    }
    const resource = store.resource(target.plural, target);
    if (!resource) return pageNotFound;
    if (target.verb === 'watch') {
      await this.#watch(call, resource, target.namespace);
      return undefined;
    }
    return target.name === undefined
      ? this.#onCollection(call, resource, target)
      : this.#onObject(call, resource, target, target.name);
  }

  #onCollection(
    { method, url, body, accept, isEmptied }: Call,
    resource: Resource,
    target: ResourceTarget,
  ): Answer {
    const { store } = this.#options;
    const { object, list } = representation(accept);
    const { namespace } = target;
    if (method === 'GET') {
      const { items, metadata } = listPage(
        store,
        resource,
        namespace,
        url.searchParams,
      );
      const page = isEmptied
        ? list(resource, [], { resourceVersion: metadata.resourceVersion })
        : list(resource, items, metadata);
      return { ...ok(page), headers: { 'content-type': JSON_TYPE } };
    }
    const isWhole = resource.namespaced === (namespace !== undefined);
    if (method !== 'POST' || !isWhole) throw ApiError.methodNotAllowed();
    const created = createFrom(store, resource, namespace, body, dryRun(url));
    return { status: 201, body: object(created) };
  }

  #onObject(
    { method, url, body, accept }: Call,
    resource: Resource,
    { namespace, subresource }: ResourceTarget,
    name: string,
  ): Answer {
    const { store } = this.#options;
    const { object } = representation(accept);
    if (resource.namespaced && namespace === undefined) return pageNotFound;
    const reference = {
      resource,
      name,
      ...(resource.namespaced && { namespace }),
    };
    if (subresource === 'scale' && resource.hasScale) {
      if (method === 'GET') return ok(scaleOf(store.get(reference)));
      if (method !== 'PUT' && method !== 'PATCH') {
        throw ApiError.methodNotAllowed();
      }
      return ok(scaleWith(store, reference, method, body, dryRun(url)));
    }
    if (subresource !== undefined) {
      if (subresource !== 'status') return pageNotFound;
      if (!resource.hasStatus) throw ApiError.notFound(resource, name);
    }
    const part = subresource === 'status' ? 'status' : 'main';
    switch (method) {
      case 'GET':
        return ok(object(store.get(reference)));
      case 'PUT':
        return ok(
          object(replaceWith(store, reference, part, body, dryRun(url))),
        );
      case 'PATCH':
        return ok(object(patchWith(store, reference, part, body, dryRun(url))));
      case 'DELETE': {
        if (part === 'status') throw ApiError.methodNotAllowed();
        const { metadata } = store.delete(reference, {
          ...deleteOptionsIn(body),
          ...dryRun(url),
        });
        return ok(deleted(resource, name, metadata.uid));
      }
      default:
        throw ApiError.methodNotAllowed();
    }
  }

  async #watch(
    { response, accept, url, isEmptied, isCut }: Call,
    resource: Resource,
    namespace: string | undefined,
  ): Promise<void> {
    const { store, clock } = this.#options;
    let isFull = false;
    const watch = new WatchStream(
      {
        resource,
        namespace,
        query: url.searchParams,
        representation: representation(accept),
        isEmptied,
      },
      store,
      clock,
      {
        write: line => {
          if (!response.destroyed && !response.writableEnded) {
            isFull = !response.write(line);
          }
        },
        end: () => response.end(),
        tear: () => tear(response),
        taken: async () => {
          if (isFull) await drained(response);
          else await setImmediate();
        },
      },
    );
    response.writeHead(200, { 'content-type': JSON_TYPE });
    // A client takes the headers for the beginning of the watch; HTTP/1 would keep them until the first event.
    if (response instanceof ServerResponse) response.flushHeaders();
    response.on('close', () => watch.end());
    this.#watches.add(watch);
    // As a list would be that is not streamed.
    if (isCut && url.searchParams.has('sendInitialEvents')) watch.tearOff();
    try {
      await watch.run();
    } finally {
      this.#watches.delete(watch);
    }
  }
}

/** Resolves also when nobody takes it any more. */
function drained(response: Http2ServerResponse): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise(resolve => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}

function targetOf({ method, url }: Call): RequestTarget {
  try {
    return requestTarget(method, url);
  } catch {
    throw ApiError.badRequest('the path cannot be decoded');
  }
}

function dryRun({ searchParams }: URL): { dryRun?: boolean } {
  return searchParams.getAll('dryRun').includes('All') ? { dryRun: true } : {};
}

function ok(body: Answer['body']): Answer {
  return { status: 200, body };
}

function deleted(resource: Resource, name: string, uid: string): JsonObject {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name,
      ...(resource.group !== '' && { group: resource.group }),
      kind: resource.plural,
      uid,
    },
  };
}

function reply(
  response: Http2ServerResponse,
  { status, body, headers }: Answer,
): void {
  response.writeHead(status, { 'content-type': typeOf(body), ...headers });
  response.end(textOf(body));
}

function typeOf(body: Answer['body']): string {
  return typeof body === 'string' ? 'text/plain; charset=utf-8' : JSON_TYPE;
}

function textOf(body: Answer['body']): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function replyInHalf(response: Http2ServerResponse, answer: Answer): void {
  const { status, body, headers } = answer;
  const text = textOf(body);
  response.writeHead(status, { 'content-type': typeOf(body), ...headers });
  response.write(text.slice(0, text.length / 2), () => {
    // Node calls this amid its sending if there was nothing to write, and ends when the stream is gone afterwards.
    void setImmediate().then(() => tear(response));
  });
}

/** Ends what has begun without its end. */
function tear(response: Http2ServerResponse): void {
  // HTTP/1 has no streams of its own: there the connection goes.
  if (response instanceof ServerResponse) response.destroy();
  else response.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
}
