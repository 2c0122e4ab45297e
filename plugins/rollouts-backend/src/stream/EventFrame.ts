import type { FeedEvent } from './Feed';

/** An event as it is sent, written once for all who get it. */
export type EventFrame = {
  /** Where in its feed it stands; after a gap, a client names the last that it has got. */
  id: string;
  event: string;
  json: Buffer;
};

export function eventFrame(id: string, { event, data }: FeedEvent): EventFrame {
  // JSON holds no raw line break, so one data line is enough.
  return { id, event, json: Buffer.from(JSON.stringify(data)) };
}
