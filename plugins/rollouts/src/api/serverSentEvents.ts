/** One dispatched event of a `text/event-stream`. */
export type ServerSentEvent = {
  event: string;
  data: string;
  /** Of this event alone. */
  id?: string;
};

const LINE_END = /\r\n|\r|\n/;

/**
 * Reads a `text/event-stream` body: chunks may be cut anywhere, lines may end in LF, CR or CRLF, comments are skipped,
 * several `data` lines are one text. An event that is cut off by the end of the stream is not dispatched, as the
 * HTML standard has it.
 */
export async function* serverSentEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<ServerSentEvent, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let pending = '';
  let event = '';
  let data: string[] = [];
  let id: string | undefined;

  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      pending += decoder.decode(value, { stream: true });

      for (;;) {
        const end = LINE_END.exec(pending);
        // A CR at the very end may be the first half of a CRLF: wait for the next chunk before calling it a line.
        if (!end || (end[0] === '\r' && end.index === pending.length - 1)) {
          break;
        }
        const line = pending.slice(0, end.index);
        pending = pending.slice(end.index + end[0].length);

        if (line === '') {
          if (data.length > 0) {
            yield {
              event: event || 'message',
              data: data.join('\n'),
              ...(id !== undefined && { id }),
            };
          }
          event = '';
          data = [];
          id = undefined;
          continue;
        }
        const colon = line.indexOf(':');
        const field = colon === -1 ? line : line.slice(0, colon);
        const text =
          colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
        if (field === 'event') event = text;
        if (field === 'data') data.push(text);
        if (field === 'id') id = text;
      }
    }
  } finally {
    // Also when the consumer stops early: the connection must not stay open behind an abandoned page. Not awaited: a body
    // that was cloned on its way, by a service worker say, is cancelled only when its other reader is done, too.
    reader.cancel().catch(() => undefined);
  }
}
