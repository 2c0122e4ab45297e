import type { OpenStream, StreamedEvent } from '../live/TopicStream';

type Push = (event: StreamedEvent | Error | 'end') => void;
type Connection = { topics: readonly string[]; push: Push };

/** A backend with topics that count how often they have changed, and remembers all of it. */
export class FakeTopics {
  readonly #counts = new Map<string, number>();
  readonly #connections = new Set<Connection>();
  /** What each connection asked for, in order. */
  readonly asked: { topic: string; after?: string }[][] = [];
  /** While set, nothing can be opened. */
  refusal: Error | undefined;
  /** Topics that are refused. */
  readonly refused = new Set<string>();
  /** Where it was before it restarted is not known. */
  epoch = 'a';

  /** How many are open now. */
  get connections(): number {
    return this.#connections.size;
  }

  change(topic: string): void {
    const count = this.#countOf(topic) + 1;
    this.#counts.set(topic, count);
    this.#tell({
      topic,
      id: this.#id(topic, count),
      event: 'changes',
      data: count,
    });
  }

  heartbeat(): void {
    this.#tell({ event: 'heartbeat', data: {} });
  }

  /** Ends all connections. */
  disconnect(error?: Error): void {
    this.#connections.forEach(({ push }) => push(error ?? 'end'));
  }

  readonly open: OpenStream = (topics, signal) => {
    this.asked.push(topics.map(place => ({ ...place })));
    return this.#events(topics, signal);
  };

  async *#events(
    topics: Parameters<OpenStream>[0],
    signal: AbortSignal,
  ): AsyncGenerator<StreamedEvent, void, undefined> {
    await Promise.resolve();
    if (this.refusal) throw this.refusal;
    if (signal.aborted) return;
    const queue: (StreamedEvent | Error | 'end')[] = topics.flatMap(
      ({ topic, after }) => this.#beginning(topic, after),
    );
    let wake = () => {};
    const arrival = () =>
      new Promise<void>(resolve => {
        wake = resolve;
      });
    const connection: Connection = {
      topics: topics.map(({ topic }) => topic),
      push: event => {
        queue.push(event);
        wake();
      },
    };
    const stop = () => connection.push('end');
    signal.addEventListener('abort', stop);
    this.#connections.add(connection);
    try {
      for (;;) {
        const next = queue.shift();
        if (next === 'end') return;
        if (next instanceof Error) throw next;
        if (next) {
          yield next;
        } else {
          await arrival();
        }
      }
    } finally {
      this.#connections.delete(connection);
      signal.removeEventListener('abort', stop);
    }
  }

  #beginning(topic: string, after: string | undefined): StreamedEvent[] {
    if (this.refused.has(topic)) {
      const data = { status: 404, name: 'NotFoundError', message: 'none' };
      return [{ topic, event: 'refused', data }];
    }
    const count = this.#countOf(topic);
    for (let at = 0; after !== undefined && at <= count; at += 1) {
      if (this.#id(topic, at) !== after) continue;
      const missed = Array.from(
        { length: count - at },
        (_, index) => at + 1 + index,
      );
      return [
        { topic, event: 'resumed', data: {} },
        ...missed.map(data => ({
          topic,
          id: this.#id(topic, data),
          event: 'changes',
          data,
        })),
      ];
    }
    return [
      ...(after === undefined ? [] : [{ topic, event: 'reset', data: {} }]),
      { topic, id: this.#id(topic, count), event: 'snapshot', data: count },
    ];
  }

  #tell(event: StreamedEvent): void {
    for (const { topics, push } of this.#connections) {
      if (event.topic === undefined || topics.includes(event.topic)) {
        push(event);
      }
    }
  }

  #countOf(topic: string): number {
    return this.#counts.get(topic) ?? 0;
  }

  #id(topic: string, count: number): string {
    return `${this.epoch}-${topic}:${count}`;
  }
}
