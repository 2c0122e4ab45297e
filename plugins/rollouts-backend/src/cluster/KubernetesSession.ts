import type { IncomingHttpHeaders } from 'node:http';
import type { ClusterAccess } from './ClusterAccess';
import {
  CutOffError,
  NotSentError,
  SilenceError,
  type Connection,
  type Exchange,
} from './connection/Connection';
import { Hearing, type Contact } from './connection/Hearing';
import { openConnection } from './connection/openConnection';
import { ServerClock } from './connection/ServerClock';
import {
  KubernetesUnreachableError,
  type KubernetesRequest,
  type KubernetesRequester,
  type KubernetesResponse,
} from './KubernetesRequester';
import { orAborted } from './orAborted';
import { StreamedLists } from './StreamedLists';
import type { Timing } from './Timing';
import type {
  WatchAnswer,
  WatchRequest,
  WatchTransport,
} from './WatchTransport';
import { GarbledStreamError } from './wire/GarbledStreamError';
import { LineSplitter } from './wire/LineSplitter';
import { ListSplitter } from './wire/ListSplitter';
import { parseWithoutUnread } from './wire/parseWithoutUnread';
import { readPieces } from './wire/readPieces';

const MAX_BODY = 64 * 1024 * 1024;
// etcd takes no object above 1.5 MiB; JSON of it with escapes can be larger.
const MAX_OBJECT = 4 * 1024 * 1024;
/** Where the object is in a line of a watch. */
const IN_EVENT = ['object'];

/**
 * One identity's connection to one API server: opened when first needed, again after it was lost, shared by all
 * requests and watches.
 */
export class KubernetesSession implements KubernetesRequester, WatchTransport {
  readonly streamedLists: StreamedLists;
  readonly #access: ClusterAccess;
  readonly #timing: Timing;
  readonly #userAgent: string;
  readonly #closed = new AbortController();
  #connection: Promise<Connection> | undefined;
  readonly #hearing: Hearing;
  /** What time it is in the cluster. */
  readonly clock: ServerClock;
  readonly #onConnected = new Set<() => void>();

  constructor(options: {
    access: ClusterAccess;
    timing: Timing;
    userAgent?: string;
  }) {
    this.#access = options.access;
    this.#timing = options.timing;
    this.#userAgent = options.userAgent ?? 'rollouts-portal';
    this.#hearing = new Hearing(options.timing);
    this.clock = new ServerClock(options.timing);
    this.streamedLists = new StreamedLists(options.timing);
  }

  /** When the server last sent anything at all. */
  get lastContact(): Contact | undefined {
    return this.#hearing.lastContact;
  }

  get behindSince(): Date | undefined {
    return this.#hearing.behindSince;
  }

  get clockAhead(): number | undefined {
    return this.clock.ahead;
  }

  onConnected(listener: () => void): () => void {
    this.#onConnected.add(listener);
    return () => this.#onConnected.delete(listener);
  }

  async connect(signal: AbortSignal): Promise<void> {
    await this.#within(signal, withinTime => this.#connect(withinTime));
  }

  async request(request: KubernetesRequest): Promise<KubernetesResponse> {
    const { status, body, date } = await this.get(request);
    return { status, body, ...(date && { date }) };
  }

  async get(
    request: KubernetesRequest & { accept?: string },
  ): Promise<KubernetesResponse & { retryAfter?: number }> {
    return this.#within(request.signal, async signal => {
      const exchange = await this.#exchange(request, signal);
      return {
        status: exchange.status,
        body: await readJson(exchange),
        ...retryAfter(exchange.headers),
        ...dateOf(exchange.headers),
      };
    });
  }

  async list(
    path: string,
    {
      signal: outer,
      accept,
      take,
    }: WatchRequest & { take(items: readonly unknown[]): void },
  ): Promise<KubernetesResponse & { retryAfter?: number }> {
    return this.#within(outer, async signal => {
      const exchange = await this.#exchange(
        { method: 'GET', path, ...(accept !== undefined && { accept }) },
        signal,
      );
      const { status, headers } = exchange;
      return {
        status,
        body:
          status === 200 && isJson(headers)
            ? await readList(exchange, take)
            : await readJson(exchange),
        ...retryAfter(headers),
      };
    });
  }

  async watch(
    path: string,
    { signal, accept }: WatchRequest,
  ): Promise<WatchAnswer> {
    const ended = AbortSignal.any([signal, this.#closed.signal]);
    return this.#within(ended, async withinTime => {
      // Only the headers have to come in time, so the stream itself lives by `ended`.
      const exchange = await this.#exchange(
        { method: 'GET', path, ...(accept !== undefined && { accept }) },
        withinTime,
        ended,
      );
      if (exchange.status === 200 && isJson(exchange.headers)) {
        return {
          status: 200,
          events: readPieces(exchange, new LineSplitter(MAX_OBJECT), piece =>
            parseWithoutUnread(piece, IN_EVENT),
          ),
        };
      }
      return {
        status: exchange.status,
        body: await readJson(exchange),
        ...retryAfter(exchange.headers),
      };
    });
  }

  /** Ends all requests and watches; none can be begun after. */
  close(): void {
    this.#closed.abort(new Error('the session was closed'));
    this.#connection?.then(
      connection => connection.close(),
      () => {},
    );
    this.#connection = undefined;
  }

  async #exchange(
    request: KubernetesRequest & { accept?: string },
    signal: AbortSignal,
    lifetime: AbortSignal = signal,
  ): Promise<Exchange> {
    const first = await this.#credentials(false, signal);
    const answer = await this.#send(request, first, signal, lifetime);
    if (answer.status !== 401) return answer;
    const second = await this.#credentials(true, signal).catch(error => {
      answer.end();
      throw error;
    });
    // A rotated token may just have been written; the same one again would only be refused again.
    if (second === first) return answer;
    answer.end();
    return this.#send(request, second, signal, lifetime);
  }

  /** @param lifetime - ends the exchange also after its headers have come; `signal` only until then */
  async #send(
    request: KubernetesRequest & { accept?: string },
    authorization: string | undefined,
    signal: AbortSignal,
    lifetime: AbortSignal,
  ): Promise<Exchange> {
    const connection = await this.#connect(signal);
    const payload =
      request.body === undefined ? undefined : JSON.stringify(request.body);
    const waiting = new AbortController();
    const giveUp = () => waiting.abort(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      signal.throwIfAborted();
      const asked = this.#timing.monotonic();
      const exchange = await connection.exchange(
        {
          method: request.method,
          path: request.path,
          headers: {
            accept: request.accept ?? 'application/json',
            'user-agent': this.#userAgent,
            ...(authorization !== undefined && { authorization }),
            ...(payload !== undefined && {
              'content-type': request.contentType ?? 'application/json',
            }),
          },
          ...(payload !== undefined && { payload }),
        },
        AbortSignal.any([waiting.signal, lifetime]),
      );
      const { status, headers } = exchange;
      const { date } = dateOf(headers);
      // Others may be what somebody in between answers, by another clock.
      if (date && status === 200 && isJson(headers)) {
        this.clock.dated(date, asked);
      }
      return exchange;
    } catch (error) {
      throw new KubernetesUnreachableError(
        'no answer came',
        !(error instanceof NotSentError),
        { cause: error },
      );
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }

  async #credentials(
    fresh: boolean,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    try {
      return await orAborted(this.#access.authorization({ fresh }), signal);
    } catch (error) {
      throw new KubernetesUnreachableError('no credentials', false, {
        cause: error,
      });
    }
  }

  async #connect(signal: AbortSignal): Promise<Connection> {
    const current = this.#connection;
    if (current) {
      const connection = await orAborted(
        current.catch(() => undefined),
        signal,
      );
      if (connection?.usable) return connection;
      if (this.#connection === current) this.#connection = undefined;
    }
    try {
      signal.throwIfAborted();
      this.#closed.signal.throwIfAborted();
      // Shared by all who want one now; so no single request's signal ends it.
      this.#connection ??= this.#open();
      return await orAborted(this.#connection, signal);
    } catch (error) {
      throw new KubernetesUnreachableError('no connection', false, {
        cause: error,
      });
    }
  }

  async #open(): Promise<Connection> {
    const endpoint = await this.#access.endpoint();
    const connection = await openConnection(endpoint, {
      timing: this.#timing,
      signal: this.#closed.signal,
      hearing: this.#hearing,
    });
    this.streamedLists.connected();
    for (const listener of [...this.#onConnected]) listener();
    return connection;
  }

  async #within<T>(
    outer: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const done = new AbortController();
    const late = new AbortController();
    this.#timing
      .sleep(this.#timing.requestTimeout, done.signal)
      .then(() => late.abort(new SilenceError('no answer in time')))
      .catch(() => {});
    try {
      return await work(
        AbortSignal.any([
          late.signal,
          this.#closed.signal,
          ...(outer ? [outer] : []),
        ]),
      );
    } catch (error) {
      if (error instanceof KubernetesUnreachableError) throw error;
      throw new KubernetesUnreachableError('the answer broke off', true, {
        cause: error,
      });
    } finally {
      done.abort();
    }
  }
}

async function readJson({
  headers,
  body,
  isComplete,
  end,
}: Exchange): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if (!isJson(headers)) return undefined;
    for await (const together of body) {
      for (const chunk of together) {
        size += chunk.length;
        chunks.push(chunk);
      }
      if (size > MAX_BODY) {
        throw new GarbledStreamError(
          `an answer is longer than ${MAX_BODY} bytes`,
        );
      }
    }
    if (!isComplete()) throw new CutOffError('the answer was cut off');
  } finally {
    end();
  }
  return parse(Buffer.concat(chunks));
}

/** @returns what is around the items */
async function readList(
  exchange: Exchange,
  take: (items: readonly unknown[]) => void,
): Promise<unknown> {
  const list = new ListSplitter(MAX_OBJECT);
  const pieces = readPieces(exchange, list, piece => parseWithoutUnread(piece));
  for await (const items of pieces) take(items);
  return parse(list.around());
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new GarbledStreamError('an answer is not JSON');
  }
}

function isJson(headers: IncomingHttpHeaders): boolean {
  return /[/+]json\b/.test(headers['content-type'] ?? '');
}

/** Seconds, as API servers write it; a date is not asked of us. */
function retryAfter(headers: IncomingHttpHeaders): { retryAfter?: number } {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0
    ? { retryAfter: seconds * 1000 }
    : {};
}

function dateOf({ date }: IncomingHttpHeaders): { date?: Date } {
  const parsed = new Date(date ?? Number.NaN);
  return Number.isNaN(parsed.getTime()) ? {} : { date: parsed };
}
