import type { JsonObject } from '../../../store/Json';
import type { KubernetesObject } from '../../../store/KubernetesObject';
import { listAt, numberAt, objectAt, textAt } from '../../engine/fields';
import { argumentValues } from '../analysisRunOf';
import { HASH_LABEL } from '../comparableTemplate';
import { currentExperiment, wantedExperiment } from '../currentExperiment';
import { statusWrites } from '../nextStatus';
import { ownerReference } from '../../engine/ownerReference';
import { rolloutEvent } from '../rolloutEvent';
import { REVISION } from '../replicaSetCounts';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

/** A canary comes to an experiment step. */
export const rolloutExperimentStarts = rolloutStage({
  name: 'rollout-experiment-starts',
  matches: moment =>
    !moment.isPausedByUser &&
    wantedExperiment(moment) !== undefined &&
    currentExperiment(moment) === undefined,
  next: moment => {
    const wanted = wantedExperiment(moment);
    if (!wanted) return [];
    const experiment = experimentOf(moment, wanted);
    const { name } = experiment.metadata;
    return [
      { write: 'create', object: experiment },
      rolloutEvent(
        moment.name,
        'ExperimentCreated',
        `Created Experiment '${name}'`,
      ),
      ...statusWrites(moment, { canary: { currentExperiment: name } }),
    ];
  },
});

function experimentOf(
  moment: RolloutMoment,
  wanted: JsonObject,
): KubernetesObject {
  const { rollout, hash, revision, stepIndex, view } = moment;
  const { namespace } = rollout.metadata;
  const base = `${rollout.metadata.name}-${hash}-${revision}-${stepIndex}`;
  let name = base;
  for (
    let again = 1;
    view.find({ kind: 'Experiment', name, namespace });
    again += 1
  ) {
    name = `${base}-${again}`;
  }
  const { templates, analyses, ...rest } = wanted;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Experiment',
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      labels: { [HASH_LABEL]: hash },
      annotations: { [REVISION]: String(revision) },
      ownerReferences: [ownerReference(rollout)],
    },
    spec: {
      ...rest,
      ...(analyses !== undefined && {
        analyses: listAt(wanted, 'analyses').map(analysis => ({
          ...objectAt(analysis),
          args: argumentValues(moment, listAt(analysis, 'args')),
        })),
      }),
      templates: listAt(wanted, 'templates').map(template =>
        templateOf(moment, objectAt(template)),
      ),
    },
    status: {},
  };
}

/** Of the ReplicaSet that `specRef` names, stable or canary. */
function templateOf(
  { newSet, stableSet }: RolloutMoment,
  wanted: JsonObject,
): JsonObject {
  const set = wanted.specRef === 'stable' ? stableSet : newSet;
  return {
    name: textAt(wanted, 'name'),
    replicas: numberAt(wanted, 'replicas') ?? 1,
    ...(wanted.service !== undefined && { service: wanted.service }),
    selector: wanted.selector ?? objectAt(set, 'spec', 'selector'),
    template: objectAt(set, 'spec', 'template'),
  };
}
