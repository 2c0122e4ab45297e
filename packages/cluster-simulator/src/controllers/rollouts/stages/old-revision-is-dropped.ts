import type { StoredObject } from '../../../store/KubernetesObject';
import { numberAt } from '../../engine/fields';
import { presentOf, revisionOf, wantedOf } from '../replicaSetCounts';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

/** Of the versions that serve nobody only the last ones are kept. */
export const oldRevisionIsDropped = rolloutStage({
  name: 'old-revision-is-dropped',
  matches: moment => dropped(moment) !== undefined,
  next: moment => {
    const { name, namespace } = dropped(moment)?.metadata ?? {};
    return name === undefined
      ? []
      : [{ write: 'delete', of: { kind: 'ReplicaSet', name, namespace } }];
  },
});

function dropped({ otherSets, spec }: RolloutMoment): StoredObject | undefined {
  const limit = numberAt(spec, 'revisionHistoryLimit') ?? 10;
  const idle = otherSets
    .filter(set => wantedOf(set) === 0 && presentOf(set) === 0)
    .sort((one, other) => revisionOf(one) - revisionOf(other));
  return idle.length > limit ? idle[0] : undefined;
}
