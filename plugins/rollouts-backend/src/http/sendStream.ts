import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import type { Response } from 'express';

import { ClientStream } from '../stream/ClientStream';
import { EventStream } from '../stream/EventStream';
import type { SharedFeeds } from '../stream/SharedFeeds';
import type { StreamLimits } from '../stream/StreamLimits';
import type { Topic } from '../stream/Topic';

export type StreamRequest = {
  topics: readonly Topic[];
  isLabelled: boolean;
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  streams: StreamLimits;
  feeds: SharedFeeds;
};

/**
 * `no-transform` keeps Backstage's compression from holding the stream back until its end, and the accel header does
 * the same for nginx.
 */
const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
  Connection: 'keep-alive',
};

/** Answers with a stream of what the topics have to tell, until the reader leaves or may not see them any more. */
export async function sendStream(
  response: Response,
  { topics, isLabelled, credentials, streams, feeds }: StreamRequest,
): Promise<void> {
  // Refused with a proper status while that is still possible: once the stream has begun, it can only end. Of several
  // topics, each is refused for itself.
  const [only] = isLabelled ? [] : topics;
  await only?.feed().open(credentials);
  const opened = streams.open(credentials.principal.userEntityRef);
  response.on('close', opened.close);
  try {
    response.status(200).set(HEADERS).flushHeaders();
    const stream = new EventStream(response, isLabelled);
    await new ClientStream({ topics, credentials, feeds, stream }).follow(
      opened.signal,
    );
  } finally {
    opened.close();
    response.end();
  }
}
