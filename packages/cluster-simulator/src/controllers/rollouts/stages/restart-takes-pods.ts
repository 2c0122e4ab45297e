import { textAt } from '../../engine/fields';
import { statusWrites } from '../nextStatus';
import { maxUnavailable } from '../replicaTargets';
import { isRestarting } from '../rolloutPhase';
import { availableOf, presentOf, sum, wantedOf } from '../replicaSetCounts';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

/** Pods older than the restart go, the newest version's first, no more at a time than may be missing; then it is done. */
export const restartTakesPods = rolloutStage({
  name: 'restart-takes-pods',
  matches: moment =>
    isRestarting(moment.spec, moment.status) &&
    !moment.isChanged &&
    (olderPods(moment).length === 0
      ? isLossNoted(moment)
      : allowed(moment) > 0),
  until: ({ spec }) => new Date(textAt(spec, 'restartAt') ?? ''),
  next: moment => {
    const older = olderPods(moment);
    if (older.length === 0) return statusWrites(moment, { isRestarted: true });
    return older.slice(0, allowed(moment)).map(({ metadata }) => ({
      write: 'delete' as const,
      of: {
        kind: 'Pod',
        name: metadata.name,
        namespace: metadata.namespace,
      },
    }));
  },
});

function olderPods({
  spec,
  stableSet,
  newSet,
  otherSets,
  view,
}: RolloutMoment) {
  const restartAt = Date.parse(textAt(spec, 'restartAt') ?? '');
  return [...new Set([newSet, stableSet, ...otherSets])]
    .flatMap(set => (set ? view.ownedBy(set, 'Pod') : []))
    .filter(
      ({ metadata }) => Date.parse(metadata.creationTimestamp) < restartAt,
    );
}

/** Whether the ReplicaSets have counted anew: before, the status would claim that nothing is missing. */
function isLossNoted({ replicaSets, view }: RolloutMoment): boolean {
  return replicaSets.every(
    set => view.ownedBy(set, 'Pod').length === presentOf(set),
  );
}

function allowed(moment: RolloutMoment): number {
  const { replicaSets, replicas } = moment;
  const atOnce = Math.max(maxUnavailable(moment), 1);
  const all = Math.max(replicas, sum(replicaSets, wantedOf));
  return sum(replicaSets, availableOf) - (all - atOnce);
}
