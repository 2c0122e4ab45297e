import { isJsonObject, type JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import { textAt } from '../engine/fields';
import type { RolloutMoment } from './RolloutMoment';

/** The experiment that the current step wants. */
export function wantedExperiment(
  moment: RolloutMoment,
): JsonObject | undefined {
  const wanted = moment.currentStep?.experiment;
  const isOnItsWay =
    moment.stableHash !== '' &&
    !moment.isFullyPromoted &&
    !moment.isChanged &&
    !moment.isAborted &&
    !moment.isPromotedInFull;
  return isJsonObject(wanted) && isOnItsWay ? wanted : undefined;
}

/** The Experiment that runs for the current step. */
export function currentExperiment({
  status,
  view,
  rollout,
}: RolloutMoment): StoredObject | undefined {
  const name = textAt(status, 'canary', 'currentExperiment');
  const { namespace } = rollout.metadata;
  return name === undefined
    ? undefined
    : view.find({ kind: 'Experiment', name, namespace });
}
