import { TOPICS_AT_MOST } from '@rollouts-portal/plugin-rollouts-common';

import { abortedWith } from './abortedWith';
import type { Clock } from './Clock';
import { StreamError } from './StreamError';
import type { LeaderMessage, Wants } from './tabMessages';
import type { OpenStream, StreamedEvent, TopicPlace } from './TopicStream';

export type StreamLeaderOptions = {
  open: OpenStream;
  clock: Clock;
  /** Tells all tabs, this one included. */
  tell(message: LeaderMessage): void;
};

/** A page shows several things, and several tabs answer who leads. */
const GATHER_MS = 30;
/** A tab says every 20 s that it is there; browsers let hidden ones do so once a minute. */
const SILENT_FOR_MS = 90_000;
/** Proxies take addresses of 8 KB, with all that stands around it. */
const ADDRESS_AT_MOST = 6_000;

/**
 * One stream for all that the tabs of a browser show.
 *
 * What is shown changes, and so the stream is opened anew; it goes on where it was. A tab that lacks what came before
 * gets a snapshot, and with it all who show the same.
 */
export class StreamLeader {
  readonly #tabs = new Map<
    string,
    { topics: readonly string[]; heardAt: number }
  >();
  /** By topic, the id of the last event that was told; undefined while a snapshot is awaited. */
  readonly #places = new Map<string, string | undefined>();
  #isOpen = false;
  #change: () => void = () => {};

  constructor(private readonly options: StreamLeaderOptions) {}

  hear({ tab, topics, lacking }: Omit<Wants, 'type'>): void {
    this.#tabs.set(tab, { topics, heardAt: this.options.clock.now() });
    const moved = lacking.filter(place => this.#lack(place));
    this.#update(moved.length > 0);
  }

  forget(tab: string): void {
    if (this.#tabs.delete(tab)) this.#update(false);
  }

  /** Forgets tabs that have gone without a word. */
  forgetSilent(): void {
    const now = this.options.clock.now();
    for (const [tab, { heardAt }] of [...this.#tabs]) {
      if (now - heardAt > SILENT_FOR_MS) this.forget(tab);
    }
  }

  /** Until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#places.size === 0) {
        await this.#untilChanged(signal);
      } else {
        await this.options.clock.sleep(GATHER_MS, signal);
        if (signal.aborted || this.#places.size === 0) continue;
        await this.#followOnce(signal);
      }
    }
  }

  /** @returns whether the stream has to be opened anew for it */
  #lack({ topic, after }: TopicPlace): boolean {
    if (!this.#places.has(topic)) {
      this.#places.set(topic, after);
      return true;
    }
    const place = this.#places.get(topic);
    // A snapshot is on its way.
    if (place === undefined) return false;
    if (place !== after) {
      this.#places.set(topic, undefined);
      return true;
    }
    if (this.#isOpen) {
      const { tell } = this.options;
      tell({ type: 'event', topic, event: 'resumed', data: {} });
    }
    return false;
  }

  #update(isMoved: boolean): void {
    const wanted = new Set(
      [...this.#tabs.values()].flatMap(({ topics }) => topics),
    );
    let isChanged = isMoved;
    for (const topic of [...this.#places.keys()]) {
      if (wanted.has(topic)) continue;
      this.#places.delete(topic);
      isChanged = true;
    }
    for (const topic of wanted) {
      if (this.#places.has(topic)) continue;
      this.#places.set(topic, undefined);
      isChanged = true;
    }
    if (isChanged) this.#change();
  }

  async #untilChanged(signal: AbortSignal): Promise<void> {
    await new Promise<void>(resolve => {
      const stop = () => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      signal.addEventListener('abort', stop);
      this.#change = stop;
    });
    this.#change = () => {};
  }

  async #followOnce(signal: AbortSignal): Promise<void> {
    const opened = abortedWith(signal);
    this.#change = () => opened.abort();
    try {
      const events = this.options.open(this.#topics(), opened.signal);
      for await (const event of events) {
        if (opened.signal.aborted) return;
        this.#isOpen = true;
        this.#forward(event);
      }
      if (!opened.signal.aborted) this.#end(undefined);
    } catch (error) {
      if (!opened.signal.aborted) this.#end(error);
    } finally {
      this.#isOpen = false;
      this.#change = () => {};
      opened.abort();
    }
  }

  /** Those that fit; whoever shows another one reads it now and then. */
  #topics(): TopicPlace[] {
    const topics: TopicPlace[] = [];
    let length = 0;
    for (const [topic, after] of this.#places) {
      length += encodeURIComponent(topic).length;
      if (topics.length === TOPICS_AT_MOST || length > ADDRESS_AT_MOST) break;
      topics.push({ topic, after });
    }
    return topics;
  }

  #forward(event: StreamedEvent): void {
    const { topic, id } = event;
    if (topic !== undefined) {
      // Nobody shows it any more.
      if (!this.#places.has(topic)) return;
      if (id !== undefined) this.#places.set(topic, id);
      if (event.event === 'refused') this.#drop(topic);
    }
    this.options.tell({ type: 'event', ...event });
  }

  #drop(topic: string): void {
    this.#places.delete(topic);
    for (const known of this.#tabs.values()) {
      known.topics = known.topics.filter(each => each !== topic);
    }
  }

  /** Whoever still wants something asks again. */
  #end(error: unknown): void {
    this.#tabs.clear();
    this.#places.clear();
    if (error === undefined) {
      this.options.tell({ type: 'ended' });
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    const { status, reason } =
      error instanceof StreamError
        ? error
        : { status: undefined, reason: nameOf(error) };
    this.options.tell({ type: 'ended', problem: { message, status, reason } });
  }
}

function nameOf(error: unknown): string | undefined {
  return error instanceof Error ? error.name : undefined;
}
