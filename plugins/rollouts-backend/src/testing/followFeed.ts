import type { BackstageCredentials } from '@backstage/backend-plugin-api';

import type { Fleet } from '../fleet/Fleet';
import { ClientStream } from '../stream/ClientStream';
import { EventStream } from '../stream/EventStream';
import type { Feed, FeedEvent } from '../stream/Feed';
import { SharedFeeds } from '../stream/SharedFeeds';
import { StreamClient } from './StreamClient';

/** Follows and hands out the events one by one, through the wire and the given parser, as a browser gets them. */
export function followFeed<Content, Change extends FeedEvent, Parsed>(
  { fleet, feed }: { fleet: Fleet; feed: Feed<Content, Change> },
  credentials: BackstageCredentials,
  parse: (value: unknown) => Parsed,
  feeds = new SharedFeeds(fleet),
) {
  const client = new StreamClient();
  const controller = new AbortController();
  const ended = new ClientStream({
    topics: [{ feed: () => feed }],
    credentials,
    feeds,
    stream: new EventStream(client.wire, false),
  }).follow(controller.signal);
  const leave = async () => {
    controller.abort();
    await ended;
  };
  return {
    next: async () => parse(await client.next()),
    leave,
    /** Ends the feed, too: nothing is left. */
    stop: async () => {
      await leave();
      feeds.end();
    },
    ended,
  };
}
