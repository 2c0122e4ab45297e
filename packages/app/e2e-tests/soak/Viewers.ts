import type { Portal } from '../Portal.ts';
import { USERS } from '../users.ts';

type Viewer = { leave(): Promise<void> };

/** People who follow something live: one after the other leaves, and somebody else comes. */
export class Viewers {
  /** Messages that all of them got. */
  received = 0;
  readonly #portal: Portal;
  readonly #looksAt: readonly string[];
  readonly #present: Viewer[] = [];
  #came = 0;

  /** @param looksAt - queries of `GET /stream`; as many people are there at a time */
  constructor(portal: Portal, looksAt: readonly string[]) {
    this.#portal = portal;
    this.#looksAt = looksAt;
  }

  async come(): Promise<void> {
    for (let count = 0; count < this.#looksAt.length; count += 1) {
      await this.#enter();
    }
  }

  async change(): Promise<void> {
    await this.#present.shift()?.leave();
    await this.#enter();
  }

  async leave(): Promise<void> {
    await Promise.all(this.#present.splice(0).map(viewer => viewer.leave()));
  }

  async #enter(): Promise<void> {
    const query = this.#looksAt[this.#came % this.#looksAt.length];
    this.#came += 1;
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
    const reading = this.#read(body);
    this.#present.push({
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
