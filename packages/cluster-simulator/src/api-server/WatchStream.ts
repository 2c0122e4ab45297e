import type { Clock } from '../clock/Clock';
import { ApiError } from '../store/ApiError';
import type { ClusterStore } from '../store/ClusterStore';
import type { JsonObject } from '../store/Json';
import type { KeptObject } from '../store/KeptObject';
import type { StoredObject } from '../store/KubernetesObject';
import type { Resource } from '../store/Resource';
import type { Change } from '../store/WatchHistory';
import type { Representation } from './representation';
import { isTrue } from './RequestTarget';
import { requireConsistent } from './requireConsistent';
import { selection, type Selection } from './selection';
import { versionOf } from './versionOf';

const BOOKMARK_EVERY = 60_000;
/** So long before its end a watch gets a last bookmark. */
const LAST_BOOKMARK = 2_000;
const LONGEST = 45 * 60_000;
/** A server that did nothing but send would not even answer pings. */
const SENT_AT_ONCE = 100;

/** Where the lines go. */
export type LineSink = {
  write(line: string): void;
  end(): void;
  /** Ends as if the connection had been torn off. */
  tear(): void;
  /** Resolves when the client has taken what was written, or is gone; others have had their turn. */
  taken(): Promise<void>;
};

export type WatchRequest = {
  resource: Resource;
  namespace: string | undefined;
  query: URLSearchParams;
  representation: Representation;
  /** The list with which it begins has nothing in it. */
  isEmptied: boolean;
};

/** One client's watch, from its first event to its end. */
export class WatchStream {
  readonly #ended = new AbortController();
  readonly #selected: Selection;
  readonly #from: number | undefined;
  readonly #sendsBookmarks: boolean;
  /** Changes since the list that is being sent: they come after it. */
  #held: Change[] | undefined;

  /** @throws ApiError when there can be no such watch */
  constructor(
    private readonly request: WatchRequest,
    private readonly store: ClusterStore,
    private readonly clock: Clock,
    private readonly sink: LineSink,
  ) {
    const { query, resource } = request;
    requireConsistent(query, { watch: true });
    this.#selected = selection(resource, query);
    this.#from = versionOf(query);
    this.#sendsBookmarks = isTrue(query.get('allowWatchBookmarks'));
  }

  /** Resolves at the end of the watch. */
  async run(): Promise<void> {
    if (await this.#sendWhatIsMissing()) await this.#keepTime();
    this.end();
  }

  end(): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    this.sink.end();
  }

  get resource(): Resource {
    return this.request.resource;
  }

  /** Ends in the middle of a line. */
  tearOff(): void {
    if (this.#ended.signal.aborted) return;
    this.sink.write('{"type":"MODIFIED","object":{"apiVer');
    this.#ended.abort();
    this.sink.tear();
  }

  /** A line that no server sends. */
  sendGarbage(line: string): void {
    this.sink.write(`${line}\n`);
  }

  /** To be told of every change from the moment when `run` is called. */
  tell(change: Change): void {
    if (this.#held) {
      this.#held.push(change);
      return;
    }
    const { type, resource, object, before, version } = change;
    const { namespace } = this.request;
    if (
      resource !== this.request.resource ||
      (namespace !== undefined && object.metadata.namespace !== namespace) ||
      this.#ended.signal.aborted
    ) {
      return;
    }
    const was = before !== undefined && this.#selected({ object: before });
    const is = type !== 'DELETED' && this.#selected({ object });
    // What a selector no longer lets through is gone for this client, and shown as it last was.
    if (was && is) this.#send('MODIFIED', object);
    else if (is) this.#send('ADDED', object);
    else if (before && was) {
      this.#send('DELETED', {
        ...before,
        metadata: { ...before.metadata, resourceVersion: String(version) },
      });
    }
  }

  async #sendWhatIsMissing(): Promise<boolean> {
    const { resource, namespace, query, isEmptied } = this.request;
    const initial = query.get('sendInitialEvents');
    const from = this.#from ?? 0;
    const fromNow = initial === null ? from === 0 : isTrue(initial);
    if (fromNow) {
      const { version } = this.store;
      const listed = isEmptied ? [] : this.store.kept(resource, { namespace });
      const held: Change[] = [];
      this.#held = held;
      await this.#sendList(listed);
      if (initial !== null) {
        this.#bookmark(version, { 'k8s.io/initial-events-end': 'true' });
      }
      this.#held = undefined;
      for (const change of held) this.tell(change);
      return true;
    }
    if (from !== 0 && !this.store.remembers(from)) {
      const tooOld = ApiError.expired(
        `too old resource version: ${from} (${this.store.oldestVersion})`,
      );
      this.#line('ERROR', JSON.stringify(tooOld.status));
      return false;
    }
    if (from !== 0) {
      for (const change of this.store.changesAfter(from)) this.tell(change);
    }
    return true;
  }

  async #sendList(objects: readonly KeptObject[]): Promise<void> {
    const { representation } = this.request;
    let sent = 0;
    for (const kept of objects) {
      if (this.#ended.signal.aborted) return;
      if (!this.#selected(kept)) continue;
      this.#line('ADDED', representation.text(kept));
      sent += 1;
      if (sent % SENT_AT_ONCE === 0) await this.sink.taken();
    }
  }

  async #keepTime(): Promise<void> {
    const seconds = Number(this.request.query.get('timeoutSeconds') ?? 0);
    const start = this.clock.now().getTime();
    const end = start + (seconds > 0 ? seconds * 1_000 : LONGEST);
    const { signal } = this.#ended;
    let last = end - LAST_BOOKMARK;
    while (!signal.aborted) {
      const now = this.clock.now().getTime();
      if (now >= end) return;
      if (now >= last) {
        this.#bookmark();
        last = Infinity;
        await this.clock.wait(end - now, signal);
      } else {
        const wait = Math.min(BOOKMARK_EVERY, last - now);
        await this.clock.wait(wait, signal);
        if (wait === BOOKMARK_EVERY) this.#bookmark();
      }
    }
  }

  #bookmark(version = this.store.version, annotations?: JsonObject): void {
    if (!this.#sendsBookmarks || this.#ended.signal.aborted) return;
    const { representation, resource } = this.request;
    const bookmark = representation.bookmark(resource, {
      resourceVersion: String(version),
      creationTimestamp: null,
      ...(annotations && { annotations }),
    });
    this.#line('BOOKMARK', JSON.stringify(bookmark));
  }

  #send(type: Change['type'], object: StoredObject): void {
    const { representation } = this.request;
    this.#line(type, JSON.stringify(representation.object(object)));
  }

  /** @param object - as JSON text */
  #line(type: Change['type'] | 'BOOKMARK' | 'ERROR', object: string): void {
    this.sink.write(`{"type":"${type}","object":${object}}\n`);
  }
}
