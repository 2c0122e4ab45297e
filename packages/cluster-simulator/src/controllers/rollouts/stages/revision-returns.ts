import type { Write } from '../../engine/Write';
import { REVISION, revisionOf } from '../replicaSetCounts';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

const HISTORY = 'rollout.argoproj.io/revision-history';

/** A template that was there before takes the next number, and its ReplicaSet keeps the old one in mind. */
export const revisionReturns = rolloutStage({
  name: 'revision-returns',
  matches: moment =>
    moment.newSet !== undefined &&
    (moment.revision !== revisionFor(moment) ||
      revisionOf(moment.newSet) !== revisionFor(moment)),
  next: moment => {
    const { name, newSet } = moment;
    const revision = String(revisionFor(moment));
    const writes: Write[] = [
      {
        write: 'patch',
        of: name,
        patch: { metadata: { annotations: { [REVISION]: revision } } },
      },
    ];
    const old = newSet?.metadata.annotations?.[REVISION];
    if (!newSet || old === revision) return writes;
    const history = newSet.metadata.annotations?.[HISTORY];
    const annotations = {
      [REVISION]: revision,
      ...(old !== undefined && {
        [HISTORY]: history === undefined ? old : `${history},${old}`,
      }),
    };
    const { name: set, namespace } = newSet.metadata;
    return [
      {
        write: 'patch',
        of: { kind: 'ReplicaSet', name: set, namespace },
        patch: { metadata: { annotations } },
      },
      ...writes,
    ];
  },
});

function revisionFor({ newSet, replicaSets }: RolloutMoment): number {
  const others = replicaSets.filter(set => set !== newSet).map(revisionOf);
  const own = newSet ? revisionOf(newSet) : 0;
  const highest = Math.max(0, ...others);
  return own > highest ? own : highest + 1;
}
