import {
  sentence,
  type Freshness,
  type FreshnessState,
} from '@rollouts-portal/plugin-rollouts-common';
import type { AccessKeys } from './ClusterAccess';
import { Backoff } from './Backoff';
import { errorCode } from './errorCode';
import type { FactStore, ObjectKey } from './FactStore';
import { eventLoop } from './EventLoop';
import { InitialEvents } from './InitialEvents';
import { bookmarkShape, listShape, statusShape } from './kubernetesShapes';
import { ListedObjects } from './ListedObjects';
import { objectKey } from './objectKey';
import {
  ObservedObjects,
  type Observed,
  type ObservedChange,
} from './ObservedObjects';
import type { ObservedStore } from './ObservedStore';
import { OpenWatch } from './OpenWatch';
import { readObjectMetadata, type WatchedMetadata } from './readObjectMetadata';
import { readWatchEvent } from './readWatchEvent';
import { refusalProblem } from './refusalProblem';
import type { SyncTurns } from './SyncTurns';
import type { Timing } from './Timing';
import { unreachableProblem, type ClusterProblem } from './unreachableProblem';
import { WatchHealth, type WatchHealthReport } from './WatchHealth';
import type { WatchMeter } from './WatchMeter';
import type { WatchTransport } from './WatchTransport';
import { GarbledStreamError } from './wire/GarbledStreamError';

const PAGE_SIZE = 500;
const GARBLED_BEFORE_RELIST = 3;
// Of so many, half may go at once only when the server says so twice.
const DOUBTFUL_FROM = 20;
// A server that asks for hours must not silence a cluster for hours.
const LONGEST_RETRY_AFTER = 120_000;
// Each becomes a row in the turn after, while it is still at hand.
const TOLD_AT_ONCE = 200;
// What lies between may not let a stream live for as long as a large list takes; pages are short.
const BROKEN_STREAMS_BEFORE_PAGES = 2;
// Of the longest wait; one request in five seconds, however soon a proxy ends them, is no storm.
const WELL_ENOUGH = 1 / 6;
// Before Kubernetes knew streamed lists, and where they are turned off.
const NOT_UNDERSTOOD = [400, 422];

/** What is watched: one collection, and what is kept of its objects. */
export type WatchedKind<Facts> = {
  /** In words, such as `rollouts.argoproj.io`: problems name it. */
  resource: string;
  /** Path of the collection, of all namespaces or of one. */
  path: string;
  /** Further query, already encoded. */
  query?: string;
  /** The server is to send nothing of the objects but their metadata. */
  metadataOnly?: boolean;
  /** Throws when the object is not what it should be; that object is then left out and counted. */
  project(object: unknown): Facts;
};

/** Must not throw: the reflector would take it for a failure of the server. */
export interface ReflectorListener<Facts> {
  /** After it can be read. */
  changed(change: ObservedChange<Facts>): void;
  /** A list has replaced everything; its differences were told one by one just before. */
  replaced(): void;
  /** State or problem is another. */
  freshnessChanged(): void;
}

/** An answer that ends this attempt; what to do next depends on what it says. */
class RefusedError extends Error {
  readonly name = 'RefusedError';

  constructor(
    readonly status: number,
    readonly refusal: ClusterProblem,
    readonly retryAfter?: number,
  ) {
    super(refusal.problem.code);
  }
}

/** The version that we would go on from is no longer known to the server. */
class ExpiredError extends Error {
  readonly name = 'ExpiredError';
}

/**
 * Keeps the facts about one collection current: lists it, then watches it, for as long as its signal allows and
 * whatever the server does.
 *
 * Guarantees: once the server answers again, the facts equal its list, without losses and ghosts. Facts are kept while
 * it is out of reach. Loss of contact is told at once, staleness when its time has come. No promise is left unowned.
 */
export class Reflector<Facts> {
  readonly #backoff: Backoff;
  readonly #health: WatchHealth;
  #resourceVersion: string | undefined;
  #synced = false;
  /** The server has said that there is nothing to read here: not served, or not for us. */
  #wasShut = false;
  #deniedSince: number | undefined;
  #state: FreshnessState = 'syncing';
  #problem: Freshness['problem'];
  #toldClockAhead: number | undefined;
  #since: Date;
  #liveSince: number | undefined;
  #lastCurrent: number | undefined;
  #refusals = 0;
  #garbled = 0;
  /** Lists that broke off while they were streamed, since one was complete. */
  #brokenStreams = 0;
  #expiries = 0;
  #skipped = 0;
  #isStale = false;
  #isOutOfReach = false;
  #staleTimer: AbortController | undefined;

  constructor(
    private readonly kind: WatchedKind<Facts>,
    private readonly transport: WatchTransport,
    private readonly keys: AccessKeys,
    private readonly timing: Timing,
    private readonly listener: ReflectorListener<Facts>,
    private readonly turns?: SyncTurns | undefined,
    private readonly store: ObservedStore<Facts> = new ObservedObjects<Facts>(),
    meter?: WatchMeter,
  ) {
    this.#since = timing.now();
    this.#backoff = new Backoff(timing);
    this.#health = new WatchHealth(timing, kind.resource, meter);
  }

  get objects(): FactStore<Facts> {
    return this.store;
  }

  /** Whether a list was ever complete; before that, nothing is known. */
  get synced(): boolean {
    return this.#synced;
  }

  /** How many objects could not be read since the last list. */
  get skipped(): number {
    return this.#skipped;
  }

  freshness(): Freshness {
    const { lastContact, behindSince, clockAhead } = this.transport;
    return {
      state: this.#state,
      since: this.#since.toISOString(),
      ...(lastContact && { lastContactAt: lastContact.at.toISOString() }),
      ...(behindSince && { behindSince: behindSince.toISOString() }),
      ...(clockAhead !== undefined && { clockAhead }),
      ...(this.#problem && { problem: this.#problem }),
    };
  }

  health(): WatchHealthReport {
    return this.#health.report();
  }

  /** Resolves when the signal has aborted; never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted) {
        const wait = await this.#attempt(signal);
        if (wait > 0) await this.#wait(wait, signal);
      }
    } catch (error) {
      // The wait was aborted; any other error would have been counted as a failed attempt.
      if (!signal.aborted) throw error;
    } finally {
      this.#staleTimer?.abort();
    }
  }

  /** Shorter when the server was out of reach and another watch of the same cluster has just reached it again. */
  async #wait(ms: number, signal: AbortSignal): Promise<void> {
    const reached = new AbortController();
    const unsubscribe = this.#isOutOfReach
      ? this.transport.onConnected(() => reached.abort())
      : () => {};
    try {
      await this.timing.sleep(ms, AbortSignal.any([signal, reached.signal]));
    } catch (error) {
      if (!reached.signal.aborted) throw error;
    } finally {
      unsubscribe();
    }
  }

  /** Lists if need be, watches until that ends; returns how long to wait before the next attempt. */
  async #attempt(signal: AbortSignal): Promise<number> {
    try {
      const from = this.#resourceVersion;
      const streamed =
        from === undefined ? await this.#sync(signal) : undefined;
      await this.#follow(streamed ?? (await this.#openWatch({}, signal)));
      const healthyFor = this.#endLive();
      if (
        signal.aborted ||
        healthyFor >= this.timing.backoffMax * WELL_ENOUGH
      ) {
        return 0;
      }
      // Ended so soon, again and again, it would be a storm. The time for which it was well counts as waited.
      this.#setState('reconnecting', sentence('cluster-connection-lost'));
      const wait = Math.max(0, this.#backoff.next() - healthyFor);
      this.#health.failed('ended', wait);
      return wait;
    } catch (error) {
      const healthyFor = this.#endLive();
      if (signal.aborted) return 0;
      const wait = await this.#afterFailure(error, healthyFor);
      // Going on at once is no failure: the history was gone.
      if (wait > 0) this.#health.failed(failureCode(error), wait);
      return wait;
    }
  }

  async #afterFailure(error: unknown, healthyFor: number): Promise<number> {
    this.#isOutOfReach = false;
    if (error instanceof ExpiredError) {
      this.#resourceVersion = undefined;
      this.#setState('syncing');
      if (this.#isSettled(healthyFor)) this.#expiries = 0;
      this.#expiries += 1;
      // At once, unless what the server has just listed expires again and again.
      return this.#expiries === 1 ? 0 : this.#backoff.next();
    }
    if (error instanceof GarbledStreamError) {
      this.#garbled += 1;
      if (this.#garbled >= GARBLED_BEFORE_RELIST) {
        this.#resourceVersion = undefined;
      }
    }
    const wait = this.#backoff.next();
    if (error instanceof RefusedError) {
      await this.#tellRefusal(error.refusal);
      return Math.max(
        wait,
        Math.min(error.retryAfter ?? 0, LONGEST_RETRY_AFTER),
      );
    }
    this.#refusals = 0;
    const problem = unreachableProblem(error, this.keys);
    this.#isOutOfReach = problem.problem.code !== 'cluster-garbled';
    this.#tell(problem);
    return wait;
  }

  async #tellRefusal(refusal: ClusterProblem): Promise<void> {
    if (refusal.state === 'unreachable') {
      this.#tell(refusal);
      return;
    }
    this.#refusals += 1;
    // An API server that has just started refuses for a moment, before it has read its roles and definitions.
    if (this.#synced && this.#refusals === 1) {
      this.#setState('reconnecting', refusal.problem);
      return;
    }
    // The definition is gone, and with it all objects; or what was read while it was allowed is not ours any more.
    if (refusal.state === 'absent' || this.#isLongDenied(refusal)) {
      this.#resourceVersion = undefined;
      if (this.store.size > 0) await this.#replace(new Map());
    }
    this.#wasShut = refusal.state !== 'auth-failed';
    this.#setState(refusal.state, refusal.problem);
  }

  /** A role that is being replaced denies for a moment; that empties no page. */
  #isLongDenied({ state }: ClusterProblem): boolean {
    if (state !== 'denied') return false;
    const now = this.timing.monotonic();
    this.#deniedSince ??= now;
    return now - this.#deniedSince >= this.timing.staleAfter;
  }

  #tell({ state, problem }: ClusterProblem): void {
    const wasReached = this.#synced || this.#wasShut;
    this.#setState(
      wasReached && state === 'unreachable' ? 'reconnecting' : state,
      problem,
    );
  }

  /** Learns all that there is; returns the watch that told it, unless it was listed. */
  async #sync(signal: AbortSignal): Promise<OpenWatch | undefined> {
    if (!this.turns) return this.#syncNow(signal);
    // A server that cannot be reached takes nobody's turn.
    await this.transport.connect(signal);
    const end = await this.turns.take(signal);
    try {
      return await this.#syncNow(signal);
    } finally {
      end();
    }
  }

  async #syncNow(signal: AbortSignal): Promise<OpenWatch | undefined> {
    const streamed = await this.#listByStream(signal);
    if (streamed && !this.#isDoubtful(streamed.listed)) {
      await this.#believe(streamed.listed, streamed.resourceVersion);
      return streamed.watch;
    }
    streamed?.watch.end();
    const first = streamed ?? (await this.#listByPages(signal));
    const { listed, resourceVersion } = this.#isDoubtful(first.listed)
      ? await this.#listByPages(signal)
      : first;
    await this.#believe(listed, resourceVersion);
    return undefined;
  }

  /** A server that has just been restored, or an answer of another, would look like this, and like a mass deletion. */
  #isDoubtful({ all }: ListedObjects<Facts>): boolean {
    const known = this.store.size;
    return known >= DOUBTFUL_FROM && all.size < known / 2;
  }

  async #believe(
    { all, skipped }: ListedObjects<Facts>,
    resourceVersion: string,
  ): Promise<void> {
    this.#skipped = skipped;
    this.#resourceVersion = resourceVersion;
    this.#synced = true;
    this.#health.synced();
    this.#garbled = 0;
    this.#brokenStreams = 0;
    await this.#replace(all);
  }

  /** Undefined when the server has to be asked for pages instead. */
  async #listByStream(signal: AbortSignal) {
    const { streamedLists } = this.transport;
    if (
      !streamedLists.areWorthAsking ||
      this.#brokenStreams >= BROKEN_STREAMS_BEFORE_PAGES
    ) {
      return undefined;
    }
    let watch: OpenWatch | undefined;
    try {
      watch = await this.#openWatch(
        { sendInitialEvents: 'true', resourceVersionMatch: 'NotOlderThan' },
        signal,
      );
      const initial = new InitialEvents<Facts>({
        watch,
        listed: this.#nothingListed(),
        observe: object => this.#observe(object, readObjectMetadata(object)),
        errorOf: status => this.#errorEvent(status),
        timing: this.timing,
      });
      const resourceVersion = await initial.read();
      if (resourceVersion !== undefined) {
        return { watch, resourceVersion, listed: initial.listed };
      }
    } catch (error) {
      watch?.end();
      const isRefused = error instanceof RefusedError;
      // Who is refused, or asked to come later, has not seen a stream break off.
      if (watch || !isRefused) this.#brokenStreams += 1;
      if (!isRefused || !NOT_UNDERSTOOD.includes(error.status)) throw error;
    }
    watch?.end();
    signal.throwIfAborted();
    streamedLists.refused();
    return undefined;
  }

  #nothingListed(): ListedObjects<Facts> {
    return new ListedObjects(observed => this.store.keep(observed));
  }

  async #listByPages(signal: AbortSignal) {
    const listed = this.#nothingListed();
    const read = new Set<string>();
    let next: string | undefined;
    for (;;) {
      const { metadata } = await this.#page(next, listed, signal);
      next = metadata.continue || undefined;
      if (next === undefined) {
        return { listed, resourceVersion: metadata.resourceVersion };
      }
      // It would never end, and each page would come at once.
      if (read.has(next)) throw new GarbledStreamError('a page again');
      read.add(next);
    }
  }

  async #page(
    next: string | undefined,
    listed: ListedObjects<Facts>,
    signal: AbortSignal,
  ) {
    const untyped: object[] = [];
    const answer = await this.transport.list(
      this.#path({
        limit: String(PAGE_SIZE),
        ...(next !== undefined && { continue: next }),
      }),
      {
        signal,
        ...this.#accept('PartialObjectMetadataList'),
        take: items => {
          for (const item of items) {
            if (isUntyped(item)) untyped.push(item);
            else this.#put(item, listed);
          }
        },
      },
    );
    // The pages so far belong to a state that is gone: from the start.
    if (answer.status === 410) throw new ExpiredError('the list expired');
    const page = listShape.safeParse(answer.body);
    if (answer.status !== 200 || !page.success) throw this.#refused(answer);
    const { apiVersion, kind } = page.data;
    const type = { apiVersion, kind: kind.replace(/List$/, '') };
    for (const item of untyped) {
      this.#put({ ...type, ...item }, listed);
      if (eventLoop.isHeldUp) await eventLoop.letOthers();
    }
    return page.data;
  }

  #put(item: unknown, listed: ListedObjects<Facts>): void {
    const metadata = readObjectMetadata(item);
    listed.put(metadata && objectKey(metadata), this.#observe(item, metadata));
  }

  async #openWatch(
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<OpenWatch> {
    const [least, most] = this.timing.watchSeconds;
    const seconds = Math.round(least + Math.random() * (most - least));
    const over = new AbortController();
    const from = this.#resourceVersion;
    const answer = await this.transport.watch(
      this.#path({
        watch: '1',
        allowWatchBookmarks: 'true',
        ...(from !== undefined && { resourceVersion: from }),
        timeoutSeconds: String(seconds),
        ...query,
      }),
      {
        signal: AbortSignal.any([signal, over.signal]),
        ...this.#accept('PartialObjectMetadata'),
      },
    );
    if (answer.events) return new OpenWatch(answer.events, over);
    if (answer.status === 410) throw new ExpiredError('the watch expired');
    throw this.#refused(answer);
  }

  async #follow(watch: OpenWatch): Promise<void> {
    this.#beginLive();
    try {
      for (;;) {
        const lines = await watch.next();
        if (!lines) return;
        for (const line of lines) this.#take(line);
      }
    } finally {
      watch.end();
    }
  }

  #take(line: unknown): void {
    const event = readWatchEvent(line);
    if (!event) throw new GarbledStreamError('not a watch event');
    const { type, object } = event;
    if (type === 'ERROR') throw this.#errorEvent(object);
    if (type === 'BOOKMARK') {
      const bookmark = bookmarkShape.safeParse(object);
      if (!bookmark.success) throw new GarbledStreamError('not a bookmark');
      this.#resourceVersion = bookmark.data.metadata.resourceVersion;
      return;
    }
    const metadata = readObjectMetadata(object);
    if (!metadata) throw new GarbledStreamError('not an object');
    this.#garbled = 0;
    this.#expiries = 0;
    this.#health.heard();
    const key = objectKey(metadata);
    if (type === 'DELETED') {
      this.#announce(this.store.remove(key));
    } else {
      const observed = this.#observe(object, metadata);
      if (observed) {
        this.#announce(this.store.put(key, observed));
      } else {
        // What it was before is no longer true, so it is better not there than wrong.
        this.#skipped += 1;
        this.#announce(this.store.remove(key));
      }
    }
    // Only now: what could not be taken must come again.
    this.#resourceVersion = metadata.resourceVersion;
  }

  #errorEvent(object: unknown): Error {
    const status = statusShape.safeParse(object);
    const { code, reason } = status.success
      ? status.data
      : { code: 500, reason: undefined };
    if (code === 410 || reason === 'Expired' || reason === 'Gone') {
      return new ExpiredError('the watch expired');
    }
    return this.#refused({ status: code ?? 500, body: object });
  }

  #refused(answer: {
    status: number;
    body: unknown;
    retryAfter?: number;
  }): Error {
    // After a failover the server may not have caught up with the version that another one gave us.
    const status = statusShape.safeParse(answer.body);
    if (
      status.success &&
      (status.data.reason === 'Expired' ||
        (answer.status === 504 && this.#resourceVersion !== undefined))
    ) {
      return new ExpiredError('the version is not served');
    }
    return new RefusedError(
      answer.status,
      refusalProblem(answer, this.kind.resource, this.keys),
      answer.retryAfter,
    );
  }

  #observe(
    object: unknown,
    metadata: WatchedMetadata | undefined,
  ): Observed<Facts> | undefined {
    if (!metadata) return undefined;
    const { uid, resourceVersion } = metadata;
    try {
      return { uid, resourceVersion, facts: this.kind.project(object) };
    } catch {
      return undefined;
    }
  }

  async #replace(all: Map<ObjectKey, Observed<Facts>>): Promise<void> {
    let told = 0;
    for (const change of this.store.replace(all)) {
      this.listener.changed(change);
      told += 1;
      if (told % TOLD_AT_ONCE === 0) {
        await eventLoop.letOthers();
      }
    }
    this.listener.replaced();
  }

  #announce(changes: ObservedChange<Facts>[]): void {
    for (const change of changes) this.listener.changed(change);
  }

  #beginLive(): void {
    this.#refusals = 0;
    this.#deniedSince = undefined;
    this.#liveSince ??= this.timing.monotonic();
    this.#health.live();
    this.#setState('live');
  }

  /** Milliseconds for which the watch was well; 0 when it was not open. */
  #endLive(): number {
    if (this.#liveSince === undefined) return 0;
    const now = this.timing.monotonic();
    this.#lastCurrent = Math.min(
      now,
      this.transport.lastContact?.monotonic ?? now,
    );
    const healthyFor = now - this.#liveSince;
    this.#liveSince = undefined;
    this.#backoff.wasHealthy(healthyFor);
    return healthyFor;
  }

  /** A watch that stood longer than the longest wait did not end because of where it had begun. */
  #isSettled(healthyFor: number): boolean {
    return healthyFor >= this.timing.backoffMax;
  }

  #setState(next: FreshnessState, problem?: Freshness['problem']): void {
    if (next === 'live') {
      this.#staleTimer?.abort();
      this.#staleTimer = undefined;
      this.#isStale = false;
    } else {
      this.#startStaleTimer();
    }
    // Trying again does not make old data any newer.
    const state =
      this.#isStale && (next === 'reconnecting' || next === 'syncing')
        ? 'stale'
        : next;
    const same = this.#state === state;
    const { clockAhead } = this.transport;
    if (
      same &&
      clockAhead === this.#toldClockAhead &&
      JSON.stringify(this.#problem) === JSON.stringify(problem)
    ) {
      return;
    }
    this.#toldClockAhead = clockAhead;
    if (!same) this.#since = this.timing.now();
    this.#state = state;
    this.#problem = problem;
    this.listener.freshnessChanged();
  }

  /** Runs from the loss of contact until the next live watch, however many attempts fail in between. */
  #startStaleTimer(): void {
    if (this.#staleTimer || this.#lastCurrent === undefined) return;
    const timer = new AbortController();
    this.#staleTimer = timer;
    // Contact may have lasted until just before the ping that did not come back, so its interval is added, and what
    // such a ping may take: never stale too early.
    const due =
      this.#lastCurrent +
      this.timing.staleAfter +
      this.timing.pingInterval +
      this.timing.pingTimeout;
    const wait = Math.max(0, due - this.timing.monotonic());
    this.timing.sleep(wait, timer.signal).then(
      () => {
        this.#isStale = true;
        this.#setState(this.#state, this.#problem);
      },
      () => {},
    );
  }

  #accept(as: string): { accept?: string } {
    return this.kind.metadataOnly
      ? {
          accept: `application/json;as=${as};g=meta.k8s.io;v=v1,application/json`,
        }
      : {};
  }

  #path(query: Record<string, string>): string {
    const search = new URLSearchParams(query).toString();
    const further = this.kind.query === undefined ? '' : `&${this.kind.query}`;
    return `${this.kind.path}?${search}${further}`;
  }
}

function failureCode(error: unknown): string {
  if (error instanceof RefusedError) return String(error.status);
  if (error instanceof ExpiredError) return '410';
  if (error instanceof GarbledStreamError) return 'garbled';
  return errorCode(error) ?? 'unreachable';
}

/** Items of a list of built-in kinds do not say what they are; the list does. */
function isUntyped(item: unknown): item is object {
  return typeof item === 'object' && item !== null && !('kind' in item);
}
