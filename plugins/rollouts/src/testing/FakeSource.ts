import type { LiveReply, LiveSource } from '../api/LiveSource';

type Connection<Event> = (item: Event | Error | 'end') => void;

/** How the way to a fake backend behaves. */
export type FakeWay = {
  /** While set, nothing can be opened or read. */
  refusal: Error | undefined;
  /** While true, a stream opens and stays silent, as behind a proxy that buffers. */
  withheld: boolean;
  streamsOpened: number;
  streamsOpen: number;
  reads: number;
};

/** Streams what it is told; without content, a stream waits without a word until there is some. */
export class FakeSource<Content, Event> implements LiveSource<Content, Event> {
  readonly #connections = new Set<Connection<Event>>();

  constructor(
    private readonly way: FakeWay,
    private readonly content: () => Content | undefined,
    private readonly snapshotOf: (content: Content) => Event,
  ) {}

  emit(event: Event): void {
    this.#connections.forEach(push => push(event));
  }

  disconnect(error?: Error): void {
    this.#connections.forEach(push => push(error ?? 'end'));
  }

  async *follow({
    signal,
  }: {
    signal: AbortSignal;
  }): AsyncGenerator<Event, void, undefined> {
    const { way } = this;
    way.streamsOpened += 1;
    if (way.refusal) throw way.refusal;

    const queue: (Event | Error | 'end')[] = [];
    let wake = () => {};
    const arrival = () =>
      new Promise<void>(resolve => {
        wake = resolve;
      });
    const push: Connection<Event> = item => {
      queue.push(item);
      wake();
    };
    if (!way.withheld) {
      this.#connections.add(push);
      const content = this.content();
      if (content) push(this.snapshotOf(content));
    }
    const stop = () => push('end');
    signal.addEventListener('abort', stop);
    way.streamsOpen += 1;
    try {
      for (;;) {
        const item = queue.shift();
        if (item === undefined) {
          await arrival();
        } else if (item === 'end') {
          return;
        } else if (item instanceof Error) {
          throw item;
        } else {
          yield item;
        }
      }
    } finally {
      way.streamsOpen -= 1;
      signal.removeEventListener('abort', stop);
      this.#connections.delete(push);
    }
  }

  async read(): Promise<LiveReply<Content>> {
    const { way } = this;
    way.reads += 1;
    if (way.refusal) throw way.refusal;
    const content = this.content();
    return content
      ? { changed: true, content, etag: undefined }
      : { changed: false };
  }
}
