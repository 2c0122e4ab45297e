import type { ApplicationFacts, SyncedObject } from './ApplicationFacts';
import { waitingMessage } from './waitingMessage';

/** How a sync is held up by an object. `blocks`: there is something newer that cannot be synced meanwhile. */
export type SyncWait = 'waits' | 'blocks';

/**
 * Whether the sync that is under way goes on only when this object is healthy. While it waits, Argo CD syncs nothing
 * else of the app and heals nothing.
 */
export function isWaitedFor(
  { operation, revisions }: ApplicationFacts,
  object: SyncedObject,
): SyncWait | undefined {
  if (operation?.phase !== 'Running') return undefined;
  const waiting = waitingMessage(operation.message ?? '');
  if (!waiting) return undefined;

  const alike = operation.unfinished.filter(other => isAlike(other, object));
  const isUnfinished = alike.some(
    ({ namespace }) => namespace === object.namespace,
  );
  // The message names one object only, and not its namespace; the sync's own list has them all.
  const isMeant = isAlike(waiting, object)
    ? isUnfinished || alike.length === 0
    : waiting.forHealth && isUnfinished;
  if (!isMeant) return undefined;
  const isNewer =
    revisions.length > 0 &&
    operation.revisions.length > 0 &&
    revisions.join() !== operation.revisions.join();
  return isNewer ? 'blocks' : 'waits';
}

type Named = Pick<SyncedObject, 'group' | 'kind' | 'name'>;

function isAlike(a: Named, b: Named): boolean {
  return a.group === b.group && a.kind === b.kind && a.name === b.name;
}
