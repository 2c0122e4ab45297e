import type { PolledEvent } from '../api/PolledSource';

/** The content after an event: the newest that was read. */
export function applyPolledEvent<Content>(
  content: Content | undefined,
  message: PolledEvent<Content>,
): Content | undefined {
  return message.event === 'snapshot' ? message.data : content;
}
