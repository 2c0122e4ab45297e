import type { Writable } from 'node:stream';

import { eventFrame, type EventFrame } from './EventFrame';
import type { FeedEvent } from './Feed';

/** As much as may wait for a client that does not read. Bytes. */
const UNREAD_AT_MOST = 1_000_000;

/** Clients that follow the standard wait so long before they come back; not all of them at once. */
const RETRY_FROM_MS = 1_000;

/** A text/event-stream, for one client; what is sent goes out at once. */
export class EventStream {
  /** @param isLabelled - whether each event says which topic it belongs to */
  constructor(
    private readonly wire: Writable,
    private readonly isLabelled: boolean,
  ) {}

  /** Says something at once, so that the client knows that nothing on the way holds it back. */
  greet(): void {
    const retry = Math.round(RETRY_FROM_MS * (1 + 4 * Math.random()));
    this.wire.write(`retry: ${retry}\n\n`);
  }

  /** The client reads more slowly than there is to tell. */
  get isFull(): boolean {
    return this.wire.writableLength > UNREAD_AT_MOST;
  }

  /** Calls back once the client has read all that was sent. */
  onceRead(listener: () => void): void {
    this.wire.once('drain', listener);
  }

  /** Gives a client up that does not read at all. */
  cut(): void {
    this.wire.destroy();
  }

  /** Belongs to no topic, and so to all. */
  announce(event: FeedEvent): void {
    this.#write(`event: ${event.event}\n`, eventFrame('', event).json);
  }

  tell(topic: number, event: FeedEvent): void {
    this.#write(`event: ${event.event}\n`, eventFrame('', event).json, topic);
  }

  send(topic: number, { id, event, json }: EventFrame): void {
    this.#write(`id: ${id}\nevent: ${event}\n`, json, topic);
  }

  #write(head: string, json: Buffer, topic?: number): void {
    const { wire } = this;
    if (wire.destroyed || wire.writableEnded) return;
    const isLabelled = this.isLabelled && topic !== undefined;
    // The same bytes for all who get them, between what is this client's own. Lines of data are joined by the client.
    wire.cork();
    wire.write(
      isLabelled
        ? `${head}data: {"topic":${topic},"data":\ndata: `
        : `${head}data: `,
    );
    wire.write(json);
    wire.write(isLabelled ? '\ndata: }\n\n' : '\n\n');
    wire.uncork();
  }
}
