import type { Writable } from 'node:stream';

import { eventBytes } from './eventBytes';
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
    this.#write(eventBytes(eventFrame('', event)));
  }

  tell(topic: number, event: FeedEvent): void {
    this.send(topic, eventFrame('', event));
  }

  send(topic: number, frame: EventFrame): void {
    this.#write(eventBytes(frame, this.isLabelled ? topic : undefined));
  }

  #write(bytes: Buffer): void {
    const { wire } = this;
    if (!wire.destroyed && !wire.writableEnded) wire.write(bytes);
  }
}
