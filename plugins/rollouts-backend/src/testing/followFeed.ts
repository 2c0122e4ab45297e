import type { BackstageCredentials } from '@backstage/backend-plugin-api';

import type { Feed } from '../stream/Feed';

/** Follows and hands out the events one by one, through JSON and the given parser, as a browser gets them. */
export async function followFeed<
  Content,
  Change extends { event: string; data: unknown },
  Parsed,
>(
  feed: Feed<Content, Change>,
  credentials: BackstageCredentials,
  parse: (value: unknown) => Parsed,
) {
  const arrived = new EventQueue<Parsed>();
  const controller = new AbortController();
  const ended = feed.follow(
    await feed.open(credentials),
    credentials,
    event => arrived.put(parse(JSON.parse(JSON.stringify(event)))),
    controller.signal,
  );
  return {
    next: () => arrived.next(),
    stop: async () => {
      controller.abort();
      await ended;
    },
    ended,
  };
}

/** Hands out one by one, and lets wait for what has not come yet. */
class EventQueue<Parsed> {
  readonly #events: Parsed[] = [];
  #waiting: ((event: Parsed) => void) | undefined;

  put(event: Parsed): void {
    if (this.#waiting) {
      this.#waiting(event);
      this.#waiting = undefined;
    } else {
      this.#events.push(event);
    }
  }

  async next(): Promise<Parsed> {
    return (
      this.#events.shift() ??
      new Promise(resolve => {
        this.#waiting = resolve;
      })
    );
  }
}
