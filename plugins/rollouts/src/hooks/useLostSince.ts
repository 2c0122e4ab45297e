import type { PortalConnection } from '../state/LiveState';
import { useNow } from './useNow';

// A stream that the backend ends is followed by another at once; that is no loss worth telling.
const GRACE_MS = 2000;

/** Since when the portal cannot be reached, in ms; undefined while it can, or for the first moment. */
export function useLostSince(connection: PortalConnection): number | undefined {
  const now = useNow();
  return connection.state === 'lost' && now - connection.since >= GRACE_MS
    ? connection.since
    : undefined;
}
