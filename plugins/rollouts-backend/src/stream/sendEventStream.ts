import type { Response } from 'express';

/** More than this unread by the client, and it is cut off: it reconnects and gets a fresh snapshot. Bytes. */
const MAX_BUFFERED = 1_000_000;

/**
 * Answers with a text/event-stream; what is sent goes out at once. Returns the way to send.
 *
 * `no-transform` keeps Backstage's compression from holding the stream back until its end, and the accel header does
 * the same for nginx.
 */
export function sendEventStream(
  response: Response,
): (event: { event: string; data: unknown }) => void {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
    Connection: 'keep-alive',
  });
  response.flushHeaders();
  return ({ event, data }) => {
    if (response.writableLength > MAX_BUFFERED) {
      response.destroy();
      return;
    }
    // JSON holds no raw line break, so one data line is enough.
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
}
