import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { listAt, textAt } from '../engine/fields';
import {
  ANSWERS_OF,
  scriptedAnswer,
  type Answer,
} from '../metrics/scriptedAnswer';
import type { MetricResult } from './MetricResult';

/**
 * What the metrics system answers to a run, as the annotation `simulator.rollouts-portal.io/answers.<metric>` says: of the
 * run, of what it belongs to, or of a template that has this metric. Without one, something good.
 */
export function answerFor(
  run: StoredObject,
  result: MetricResult,
  view: ClusterView,
): Answer {
  const script = [
    run,
    ...ownersOf(run, view),
    ...templatesOf(run, result, view),
  ]
    .map(({ metadata }) => metadata.annotations?.[ANSWERS_OF + result.name])
    .find(annotation => annotation !== undefined);
  if (script === undefined) return { kind: 'good' };
  return scriptedAnswer(script, since =>
    since
      ? result.measurements.filter(
          ({ startedAt }) => Date.parse(startedAt) >= since.getTime(),
        ).length
      : result.count + result.error,
  );
}

/** What made the run, and what made that: the Rollout of an Experiment, too. */
function ownersOf(
  { metadata }: StoredObject,
  view: ClusterView,
): StoredObject[] {
  return (metadata.ownerReferences ?? []).flatMap(({ kind, name }) => {
    const owner = view.find({ kind, name, namespace: metadata.namespace });
    return owner ? [owner, ...ownersOf(owner, view)] : [];
  });
}

function templatesOf(
  { metadata }: StoredObject,
  { name }: MetricResult,
  view: ClusterView,
): StoredObject[] {
  return [
    ...view.list('AnalysisTemplate', metadata.namespace),
    ...view.list('ClusterAnalysisTemplate', undefined),
  ].filter(({ spec }) =>
    listAt(spec, 'metrics').some(metric => textAt(metric, 'name') === name),
  );
}
