import type { EventFrame } from './EventFrame';

/** What was written last, by topic. Most who are told an event are told the same, one right after the other. */
let last: {
  frame: EventFrame | undefined;
  bytes: Map<number | undefined, Buffer>;
} = { frame: undefined, bytes: new Map() };

/**
 * An event as a client reads it; the same bytes for all who are told it at once.
 *
 * @param topic - which it says that it belongs to, for clients that follow several
 */
export function eventBytes(frame: EventFrame, topic?: number): Buffer {
  if (last.frame !== frame) last = { frame, bytes: new Map() };
  const known = last.bytes.get(topic);
  if (known) return known;
  const { id, event, json } = frame;
  const head = `${id && `id: ${id}\n`}event: ${event}\ndata: `;
  // Lines of data are joined by the client.
  const parts =
    topic === undefined
      ? [head, json, '\n\n']
      : [`${head}{"topic":${topic},"data":\ndata: `, json, '\ndata: }\n\n'];
  const bytes = Buffer.concat(
    parts.map(part => (typeof part === 'string' ? Buffer.from(part) : part)),
  );
  last.bytes.set(topic, bytes);
  return bytes;
}
