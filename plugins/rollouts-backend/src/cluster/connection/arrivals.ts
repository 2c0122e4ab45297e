import { finished, type Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';

import type { Hearing } from './Hearing';

/** Bytes that wait to be taken; more are left to the connection, and with it to the other side. */
const WAITING_MOST = 512 * 1024;

/**
 * What a stream says, in parts: all that has come by a turn of the event loop together. Bytes come in pieces of a
 * connection's making, often several to an object, and to be woken for each costs much of what it costs to read it. To be
 * read once.
 *
 * @param stream - as it begins; whoever stops reading has to end it
 * @param hearing - told with each part, and when there is more to read than is read
 * @throws what the stream fails with, after all that it has said before
 */
export function arrivals(
  stream: Readable,
  hearing: Pick<Hearing, 'contact' | 'behind'>,
): AsyncIterable<readonly Buffer[]> {
  let arrived: Buffer[] = [];
  let waiting = 0;
  let isOver = false;
  let failure: unknown;
  let wake = () => {};
  // At once: a short answer over HTTP/2 that is listened to only later passes for one that broke off.
  stream.on('data', (bytes: Buffer) => {
    arrived.push(bytes);
    waiting += bytes.length;
    if (waiting >= WAITING_MOST) stream.pause();
    wake();
  });
  stream.pause();
  finished(stream, { writable: false }, error => {
    isOver = true;
    failure = error;
    wake();
  });
  const news = () =>
    new Promise<void>(resolve => {
      wake = resolve;
    });
  return inParts();

  async function* inParts() {
    let caughtUp: (() => void) | undefined;
    try {
      for (;;) {
        stream.resume();
        if (arrived.length === 0) {
          if (failure) throw failure;
          if (isOver) return;
          await news();
        }
        // More may have come that has not been read yet.
        await turn();
        const together = arrived;
        const isAllThereIs = waiting < WAITING_MOST;
        arrived = [];
        waiting = 0;
        if (together.length === 0) continue;
        hearing.contact();
        if (isAllThereIs) {
          caughtUp?.();
          caughtUp = undefined;
        } else caughtUp ??= hearing.behind();
        yield together;
      }
    } finally {
      caughtUp?.();
    }
  }
}
