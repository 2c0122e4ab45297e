import { randomBytes } from 'node:crypto';

import { ServiceUnavailableError } from '@backstage/errors';

import type { Fleet } from '../fleet/Fleet';
import type { FeedEvent, FeedView } from './Feed';
import { SharedFeed } from './SharedFeed';

// A browser that comes back within it goes on where it was.
const KEPT_MS = 30_000;

/** What is followed in this process, each once for all who see the same. */
export class SharedFeeds {
  /** A position of another process is none here. */
  readonly #epoch = randomBytes(4).toString('hex');
  readonly #feeds = new Map<string, SharedFeed>();
  readonly #forgetting = new Map<SharedFeed, NodeJS.Timeout>();
  #count = 0;

  constructor(private readonly fleet: Fleet, private readonly most = 2_000) {}

  get size(): number {
    return this.#feeds.size;
  }

  /**
   * Whoever does not join it, or leaves it again, says so by `release`.
   *
   * @throws ServiceUnavailableError when too much is followed already
   */
  of(view: FeedView<unknown, FeedEvent>, gatherMs: number): SharedFeed {
    const known = this.#feeds.get(view.key);
    if (known) {
      clearTimeout(this.#forgetting.get(known));
      this.#forgetting.delete(known);
      return known;
    }
    if (this.#feeds.size >= this.most) {
      throw new ServiceUnavailableError(
        'This portal follows as many different views of rollouts as it can; try again later',
      );
    }
    this.#count += 1;
    const feed = new SharedFeed({
      name: `${this.#epoch}-${this.#count}`,
      view,
      gatherMs,
      fleet: this.fleet,
      onEnd: () => this.#drop(feed),
    });
    this.#feeds.set(view.key, feed);
    return feed;
  }

  /** For whoever has left it: where nobody is left, it is forgotten soon. */
  release(feed: SharedFeed): void {
    if (feed.size > 0 || this.#forgetting.has(feed)) return;
    const timer = setTimeout(() => {
      this.#forgetting.delete(feed);
      if (feed.size === 0) this.#drop(feed);
    }, KEPT_MS);
    timer.unref();
    this.#forgetting.set(feed, timer);
  }

  /** Ends all of them, at shutdown. */
  end(): void {
    for (const feed of [...this.#feeds.values()]) this.#drop(feed);
  }

  #drop(feed: SharedFeed): void {
    clearTimeout(this.#forgetting.get(feed));
    this.#forgetting.delete(feed);
    if (this.#feeds.get(feed.key) === feed) this.#feeds.delete(feed.key);
    feed.end();
  }
}
