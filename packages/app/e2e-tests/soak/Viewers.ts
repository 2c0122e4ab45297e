import type { Portal } from '../Portal.ts';
import { USERS } from '../users.ts';

type Viewer = {
  looksAt: string;
  hasEnded(): boolean;
  leave(): Promise<void>;
};

/** People who follow something live: one after the other leaves, and somebody else comes. */
export class Viewers {
  /** Messages that all of them got. */
  received = 0;
  readonly #portal: Portal;
  readonly #looksAt: readonly string[];
  readonly #present: Viewer[] = [];

  /** @param looksAt - queries of `GET /stream`; as many people are there at a time */
  constructor(portal: Portal, looksAt: readonly string[]) {
    this.#portal = portal;
    this.#looksAt = looksAt;
  }

  async come(): Promise<void> {
    for (const query of this.#looksAt) await this.#enter(query);
  }

  /** The one who is there the longest leaves and comes again, as do those whose stream has ended. */
  async change(): Promise<void> {
    const [oldest] = this.#present;
    const leaving = this.#present.filter(
      viewer => viewer === oldest || viewer.hasEnded(),
    );
    for (const viewer of leaving) {
      this.#present.splice(this.#present.indexOf(viewer), 1);
      await viewer.leave();
      await this.#enter(viewer.looksAt);
    }
  }

  async leave(): Promise<void> {
    await Promise.all(this.#present.splice(0).map(viewer => viewer.leave()));
  }

  async #enter(query: string): Promise<void> {
    const leaving = new AbortController();
    const response = await fetch(
      `${this.#portal.url}/api/rollouts/stream?${query}`,
      {
        headers: {
          authorization: `Bearer ${await this.#portal.tokenOf(USERS.viewer)}`,
        },
        signal: leaving.signal,
      },
    );
    const { body } = response;
    if (!response.ok || !body) {
      throw new Error(`the stream ${query} answers ${response.status}`);
    }
    let hasEnded = false;
    const reading = this.#read(body).then(() => {
      hasEnded = true;
    });
    this.#present.push({
      looksAt: query,
      hasEnded: () => hasEnded,
      leave: () => {
        leaving.abort();
        return reading;
      },
    });
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const reader = body.getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        this.received += messagesIn(Buffer.from(value).toString());
      }
    } catch {
      // They left.
    }
  }
}

function messagesIn(text: string): number {
  return text.match(/^event:/gm)?.length ?? 0;
}
