import type { EventFrame } from './EventFrame';
import type { EventStream } from './EventStream';
import type { FeedEvent, FeedView } from './Feed';
import type { FeedMember, SharedFeed } from './SharedFeed';
import type { SharedFeeds } from './SharedFeeds';

export type FollowedTopicOptions = {
  /** Which of those that the client asks for. */
  index: number;
  feeds: SharedFeeds;
  stream: EventStream;
  /** The client must be given more than it reads. */
  onFull(): void;
  onFail(error: unknown): void;
};

/** What one client is told of one thing: at first, and whenever it has missed something, all of it. */
export class FollowedTopic implements FeedMember {
  #feed: SharedFeed | undefined;
  #hasLeft = false;
  #shows = 0;
  #lacks: 'nothing' | 'snapshot' | 'all-after-a-gap' = 'snapshot';

  constructor(private readonly options: FollowedTopicOptions) {}

  /**
   * Tells what this view shows, from now on; nothing happens if that is what is told already.
   *
   * @throws what reading the view throws
   */
  async show(
    view: FeedView<unknown, FeedEvent>,
    gatherMs: number,
    after?: string,
  ): Promise<void> {
    const { feeds } = this.options;
    this.#shows += 1;
    const show = this.#shows;
    const feed = feeds.of(view, gatherMs);
    if (feed === this.#feed) return;
    try {
      await feed.ready();
    } catch (error) {
      feeds.release(feed);
      throw error;
    }
    // Who has left meanwhile would be told for ever; and who may see something else by now, what is no longer theirs.
    if (this.#hasLeft || show !== this.#shows) {
      feeds.release(feed);
      return;
    }
    const before = this.#feed;
    this.#feed = feed;
    // What was told of another view is no place in this one.
    const from = before ? undefined : after;
    this.#begin(feed.join(this, from), from);
    // Only now: what both look at stays watched.
    if (before) this.#leave(before);
  }

  take(frame: EventFrame): void {
    const { stream, index, onFull } = this.options;
    if (this.#lacks !== 'nothing') return;
    if (stream.isFull) {
      this.#lacks = 'all-after-a-gap';
      onFull();
    } else {
      stream.send(index, frame);
    }
  }

  fail(error: unknown): void {
    this.options.onFail(error);
  }

  /** Makes up for what was left out, if the client has read enough by now. */
  catchUp(): void {
    const { stream, index, onFull } = this.options;
    if (!this.#feed || this.#lacks === 'nothing') return;
    if (stream.isFull) {
      onFull();
      return;
    }
    if (this.#lacks === 'all-after-a-gap') {
      stream.tell(index, { event: 'reset', data: {} });
    }
    this.#lacks = 'nothing';
    stream.send(index, this.#feed.snapshot());
  }

  /** For good. */
  leave(): void {
    this.#hasLeft = true;
    if (this.#feed) this.#leave(this.#feed);
    this.#feed = undefined;
  }

  #begin(missed: EventFrame[] | undefined, after: string | undefined): void {
    const { stream, index } = this.options;
    if (missed) {
      stream.tell(index, { event: 'resumed', data: {} });
      this.#lacks = 'nothing';
      missed.forEach(frame => this.take(frame));
    } else {
      this.#lacks = after === undefined ? 'snapshot' : 'all-after-a-gap';
      this.catchUp();
    }
  }

  #leave(feed: SharedFeed): void {
    feed.leave(this);
    this.options.feeds.release(feed);
  }
}
