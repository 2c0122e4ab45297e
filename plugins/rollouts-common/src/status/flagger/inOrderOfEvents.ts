import { naturalOrder } from '../object/naturalOrder';
import type { FlaggerEvent } from './FlaggerEvent';

/**
 * Events from the oldest to the newest. Their times are whole seconds, in which Flagger does several things; within one
 * the API server's versions, which it counts up with every write, tell what came first.
 */
export function inOrderOfEvents(
  events: readonly FlaggerEvent[],
): FlaggerEvent[] {
  return [...events].sort(
    (a, b) =>
      Date.parse(a.at) - Date.parse(b.at) ||
      naturalOrder(a.resourceVersion, b.resourceVersion),
  );
}
