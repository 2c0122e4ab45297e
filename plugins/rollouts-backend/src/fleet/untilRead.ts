import type { ClusterFacts } from '../cluster/ClusterFacts';
import type { Timing } from '../cluster/Timing';

const PATIENCE = 30_000;

/** Resolves when a cluster has been read, or cannot be, or has taken too long, or the signal aborts; never rejects. */
export async function untilRead(
  facts: ClusterFacts,
  timing: Timing,
  signal: AbortSignal,
): Promise<void> {
  const isRead = () => facts.freshness().state !== 'syncing';
  if (isRead()) return;
  const settled = new AbortController();
  const unsubscribe = facts.subscribe(() => {
    if (isRead()) settled.abort();
  });
  await timing
    .sleep(PATIENCE, AbortSignal.any([signal, settled.signal]))
    .catch(() => {});
  unsubscribe();
}
