import type { Feed, FeedEvent } from './Feed';

/** One of the things that a client asks for. */
export type Topic = {
  /** @throws when it is none */
  feed(): Feed<unknown, FeedEvent>;
  /** Id of the last event of it that the client has got. */
  after?: string;
};
