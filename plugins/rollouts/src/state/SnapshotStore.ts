import type { LiveSource } from '../api/LiveSource';
import { abortedWith } from '../live/abortedWith';
import type { Clock } from '../live/Clock';
import type { PortalProblem } from '../model/PortalProblem';
import type { LiveState } from './LiveState';
import type { PageVisibility } from './PageVisibility';
import { portalProblemOf } from './portalProblemOf';

const FIRST_EVENT_WITHIN_MS = 10_000;
// The backend sends a heartbeat every 15 s; whoever takes a late one for none goes on where they were.
const SILENCE_MS = 20_000;
const POLL_EVERY_MS = 10_000;
// While polling, now and then look whether a stream gets through after all.
const POLLS_BEFORE_NEXT_STREAM = 30;
const BUFFERED_STREAMS_BEFORE_POLLING = 2;
const BACKOFF_FIRST_MS = 500;
const BACKOFF_MOST_MS = 30_000;
// A stream of its own holds one of the six connections that a browser makes to a portal over HTTP/1.1, for all its tabs
// together: a seventh tab would wait for ever. Whoever only looks away for a moment keeps theirs.
const KEPT_WHILE_HIDDEN_MS = 5000;

type StreamEnd =
  /** Nothing arrived although the connection seemed to stand: most likely a proxy that buffers. */
  | { gotContent: false; withheld: true }
  | { gotContent: boolean; withheld: false; problem?: PortalProblem };

/**
 * Something of the backend, such as the rollouts of an entity, as it was last told.
 *
 * Guarantees: `current` returns the same object until something changes; content is never taken away by a failure;
 * there is at most one connection, open only while someone is subscribed and the page can be seen; a connection that
 * was closed because nobody looks is not called lost.
 */
export class SnapshotStore<Content, Event extends { event: string }> {
  #state: LiveState<Content> = {
    content: undefined,
    connection: { state: 'connecting' },
    problem: undefined,
  };
  readonly #listeners = new Set<() => void>();
  #running: AbortController | undefined;
  #endPause: () => void = () => {};

  constructor(
    private readonly deps: {
      source: LiveSource<Content, Event>;
      /** The content after an event; the same object when nothing changed. */
      apply: (
        content: Content | undefined,
        event: Event,
      ) => Content | undefined;
      clock: Clock;
      visibility: PageVisibility;
    },
  ) {}

  readonly current = (): LiveState<Content> => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (!this.#running) {
      this.#running = new AbortController();
      // Content of an earlier visit is shown meanwhile, but nobody says that it is live.
      this.#state = { ...this.#state, connection: { state: 'connecting' } };
      void this.#run(this.#running.signal);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#running?.abort();
        this.#running = undefined;
      }
    };
  };

  /** Tries at once what it would try again by itself. */
  readonly retry = (): void => this.#endPause();

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const seen = abortedWith(signal);
      void this.#connect(seen.signal);
      await this.#untilLeft(signal);
      seen.abort();
      if (signal.aborted) return;

      this.#rest();
      await this.deps.visibility.until('shown', signal);
    }
  }

  /** Resolves when the page has been hidden for long, or when aborted. */
  async #untilLeft(signal: AbortSignal): Promise<void> {
    const { clock, visibility, source } = this.deps;
    let left = false;
    while (!left && !signal.aborted) {
      await visibility.until('hidden', signal);
      const race = abortedWith(signal);
      left = await Promise.race([
        clock
          .sleep(source.keptWhileHiddenMs ?? KEPT_WHILE_HIDDEN_MS, race.signal)
          .then(() => true),
        visibility.until('shown', race.signal).then(() => false),
      ]);
      race.abort();
    }
  }

  async #connect(signal: AbortSignal): Promise<void> {
    let failures = 0;
    let withheldStreams = 0;

    while (!signal.aborted) {
      const end = await this.#followOnce(signal);
      if (signal.aborted) return;

      if (end.gotContent) {
        failures = 0;
        withheldStreams = 0;
      } else {
        failures += 1;
      }
      if (end.withheld) withheldStreams += 1;

      if (withheldStreams >= BUFFERED_STREAMS_BEFORE_POLLING) {
        await this.#poll(signal);
        continue;
      }

      this.#lose(end.withheld ? undefined : end.problem);
      await this.#pause(this.#backoff(failures), signal);
    }
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    const pause = abortedWith(signal);
    this.#endPause = () => pause.abort();
    await this.deps.clock.sleep(ms, pause.signal);
    pause.abort();
  }

  /** Full jitter, so that a portal that restarts is not met by all its pages at once. */
  #backoff(failures: number): number {
    const ceiling = Math.min(BACKOFF_MOST_MS, BACKOFF_FIRST_MS * 2 ** failures);
    return ceiling * (0.5 + this.deps.clock.random() / 2);
  }

  async #followOnce(signal: AbortSignal): Promise<StreamEnd> {
    const stream = abortedWith(signal);
    let gotContent = false;

    try {
      const events = this.deps.source
        .follow({ signal: stream.signal })
        [Symbol.asyncIterator]();

      for (;;) {
        const next: IteratorResult<Event, unknown> | 'timeout' =
          await this.#within(
            gotContent ? SILENCE_MS : FIRST_EVENT_WITHIN_MS,
            events.next(),
            stream.signal,
          );
        if (next === 'timeout') {
          return gotContent
            ? { gotContent, withheld: false }
            : { gotContent: false, withheld: true };
        }
        // An answer to a connection that was given up meanwhile is nobody's any more.
        if (signal.aborted || next.done) return { gotContent, withheld: false };

        this.#accept(next.value);
        gotContent =
          gotContent || ['snapshot', 'resumed'].includes(next.value.event);
      }
    } catch (error) {
      return { gotContent, withheld: false, problem: portalProblemOf(error) };
    } finally {
      stream.abort();
    }
  }

  async #within<T>(
    ms: number,
    work: Promise<T>,
    signal: AbortSignal,
  ): Promise<T | 'timeout'> {
    const alarm = abortedWith(signal);
    // The loser of the race may still fail, when its stream is closed; nobody is left to care.
    work.catch(() => undefined);
    try {
      return await Promise.race([
        work,
        this.deps.clock
          .sleep(ms, alarm.signal)
          .then((): 'timeout' => 'timeout'),
      ]);
    } finally {
      alarm.abort();
    }
  }

  async #poll(signal: AbortSignal): Promise<void> {
    const { source } = this.deps;
    let etag: string | undefined;

    for (let polls = 0; polls < POLLS_BEFORE_NEXT_STREAM; polls += 1) {
      if (signal.aborted) return;
      try {
        const reply = await source.read({ signal, etag });
        if (signal.aborted) return;
        if (reply.changed) etag = reply.etag;
        this.#set({
          content: reply.changed ? reply.content : this.#state.content,
          connection: { state: 'polling' },
          problem: undefined,
        });
      } catch (error) {
        if (signal.aborted) return;
        this.#lose(portalProblemOf(error));
      }
      await this.#pause(POLL_EVERY_MS, signal);
    }
  }

  #accept(event: Event): void {
    const content = this.deps.apply(this.#state.content, event);
    const { connection, problem } = this.#state;
    // A heartbeat changes nothing: no new object, so nothing is drawn again.
    if (
      content === this.#state.content &&
      connection.state === 'live' &&
      !problem
    ) {
      return;
    }
    this.#set({ content, connection: { state: 'live' }, problem: undefined });
  }

  /** Nobody says any more that the content is live; what was lost before is still lost. */
  #rest(): void {
    if (this.#state.connection.state === 'lost') return;
    this.#set({ ...this.#state, connection: { state: 'connecting' } });
  }

  #lose(problem: PortalProblem | undefined): void {
    const { content, connection } = this.#state;
    this.#set({
      content,
      connection:
        connection.state === 'lost'
          ? connection
          : { state: 'lost', since: this.deps.clock.now() },
      problem,
    });
  }

  #set(state: LiveState<Content>): void {
    this.#state = state;
    this.#listeners.forEach(listener => listener());
  }
}
