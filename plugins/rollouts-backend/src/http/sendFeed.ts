import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Response } from 'express';

import type { Feed } from '../stream/Feed';
import { sendEventStream } from '../stream/sendEventStream';
import type { StreamLimits } from '../stream/StreamLimits';

/** Answers with a stream of what a feed has to tell, until the reader leaves or may not see it any more. */
export async function sendFeed<
  Content,
  Change extends { event: string; data: unknown },
>(
  feed: Feed<Content, Change>,
  credentials: BackstageCredentials<BackstageUserPrincipal>,
  response: Response,
  streams: StreamLimits,
): Promise<void> {
  // Refused with a proper status while that is still possible: once the stream has begun, it can only end.
  const view = await feed.open(credentials);
  const stream = streams.open(credentials.principal.userEntityRef);
  response.on('close', stream.close);
  try {
    await feed.follow(
      view,
      credentials,
      sendEventStream(response),
      stream.signal,
    );
  } catch (error) {
    if (!(error instanceof NotFoundError)) {
      throw error;
    }
  } finally {
    stream.close();
    response.end();
  }
}
