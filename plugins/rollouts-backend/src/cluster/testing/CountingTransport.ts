import { StreamedLists } from '../StreamedLists';
import type { WatchAnswer, WatchTransport } from '../WatchTransport';

/** A server that has nothing to tell, and counts the watches that are open. */
export class CountingTransport implements WatchTransport {
  readonly lastContact = undefined;
  readonly behindSince = undefined;
  readonly clockAhead = undefined;
  readonly streamedLists = new StreamedLists({ monotonic: () => 0 });
  /** Paths of the open watches, as they were opened. */
  readonly watches: string[] = [];
  readonly #onChange = new Set<() => void>();

  constructor() {
    this.streamedLists.refused();
  }

  onConnected(): () => void {
    return () => {};
  }

  async connect(): Promise<void> {}

  async get() {
    return this.list();
  }

  async list() {
    return {
      status: 200,
      body: {
        apiVersion: 'v1',
        kind: 'PodList',
        metadata: { resourceVersion: '1' },
        items: [],
      },
    };
  }

  async watch(
    path: string,
    { signal }: { signal: AbortSignal },
  ): Promise<WatchAnswer> {
    signal.throwIfAborted();
    this.watches.push(path);
    this.#tell();
    signal.addEventListener('abort', () => {
      this.watches.splice(this.watches.indexOf(path), 1);
      this.#tell();
    });
    return { status: 200, events: untilAborted(signal) };
  }

  /** Resolves as soon as so many watches are open. */
  async until(count: number): Promise<void> {
    while (this.watches.length !== count) {
      await new Promise<void>(resolve => {
        const look = () => {
          this.#onChange.delete(look);
          resolve();
        };
        this.#onChange.add(look);
      });
    }
  }

  #tell(): void {
    [...this.#onChange].forEach(look => look());
  }
}

async function* untilAborted(
  signal: AbortSignal,
): AsyncGenerator<readonly unknown[], void, undefined> {
  if (signal.aborted) return;
  await new Promise(resolve => {
    signal.addEventListener('abort', resolve, { once: true });
  });
}
