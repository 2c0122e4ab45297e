import type { Leadership } from '../live/Leadership';
import type { PageLifecycle } from '../live/PageLifecycle';
import type { OpenChannel } from '../live/TabChannel';
import { channelMessageSchema } from '../live/tabMessages';

type Listener = (message: unknown) => void;
type Turn = { tab: FakeTab; begin: () => void; steal: () => void };

/** One tab of a fake browser: what it uses of the browser, and what can befall it. */
export class FakeTab {
  readonly listeners = new Set<Listener>();
  readonly #lifecycle = new Set<(state: 'stopping' | 'running') => void>();
  /** A tab that hangs keeps its lock; one that is gone does not. */
  state: 'running' | 'hung' | 'gone' = 'running';

  constructor(private readonly browser: FakeBrowser) {}

  readonly channel: OpenChannel = listener => {
    const heard: Listener = data => {
      const message = channelMessageSchema.safeParse(data);
      if (message.success) listener(message.data);
    };
    this.listeners.add(heard);
    return {
      post: message => this.browser.post(this, message),
      close: () => this.listeners.delete(heard),
    };
  };

  readonly leadership: Leadership = {
    run: (lead, { signal, steal }) =>
      this.browser.lock(this, lead, signal, steal),
  };

  readonly lifecycle: PageLifecycle = {
    subscribe: listener => {
      this.#lifecycle.add(listener);
      return () => this.#lifecycle.delete(listener);
    },
  };

  leave(): void {
    this.#lifecycle.forEach(listener => listener('stopping'));
  }

  comeBack(): void {
    this.#lifecycle.forEach(listener => listener('running'));
  }
}

/** Locks and messages as browsers have them, for as many tabs as are wanted. */
export class FakeBrowser {
  readonly #tabs = new Set<FakeTab>();
  #holder: Turn | undefined;
  readonly #queue: Turn[] = [];

  tab(): FakeTab {
    const tab = new FakeTab(this);
    this.#tabs.add(tab);
    return tab;
  }

  /** The tab that leads. */
  get leading(): FakeTab | undefined {
    return this.#holder?.tab;
  }

  /** Something that no tab of this version says. */
  shout(message: unknown): void {
    for (const tab of this.#tabs) tab.listeners.forEach(hear => hear(message));
  }

  post(from: FakeTab, message: unknown): void {
    if (from.state !== 'running') return;
    const copy: unknown = structuredClone(message);
    queueMicrotask(() => {
      for (const tab of this.#tabs) {
        if (tab === from || tab.state !== 'running') continue;
        tab.listeners.forEach(hear => hear(copy));
      }
    });
  }

  /** Closed, crashed or discarded: there is no word of it, but the browser knows. */
  kill(tab: FakeTab): void {
    tab.state = 'gone';
    this.#queue.splice(
      0,
      this.#queue.length,
      ...this.#queue.filter(turn => turn.tab !== tab),
    );
    if (this.#holder?.tab !== tab) return;
    this.#holder = undefined;
    this.#next();
  }

  lock(
    tab: FakeTab,
    lead: (signal: AbortSignal) => Promise<void>,
    signal: AbortSignal,
    steal: boolean,
  ): Promise<void> {
    return new Promise(resolve => {
      const held = new AbortController();
      const end = () => {
        held.abort();
        resolve();
      };
      const turn: Turn = {
        tab,
        begin: () => {
          signal.addEventListener('abort', () => held.abort());
          void lead(held.signal).then(() => {
            end();
            if (this.#holder !== turn) return;
            this.#holder = undefined;
            this.#next();
          });
        },
        steal: end,
      };
      signal.addEventListener('abort', () => {
        const at = this.#queue.indexOf(turn);
        if (at === -1) return;
        this.#queue.splice(at, 1);
        resolve();
      });
      if (steal) {
        this.#holder?.steal();
        this.#holder = undefined;
        this.#queue.unshift(turn);
      } else {
        this.#queue.push(turn);
      }
      this.#next();
    });
  }

  #next(): void {
    if (this.#holder) return;
    this.#holder = this.#queue.shift();
    this.#holder?.begin();
  }
}
