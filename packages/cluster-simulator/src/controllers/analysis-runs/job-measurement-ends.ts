import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { listAt, textAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import { timeText } from '../engine/timeText';
import { metricsOf } from './Metric';
import { measurementInFlight } from './measurementInFlight';
import {
  isCompleted,
  phaseOf,
  resultOf,
  withMeasurement,
  type AnalysisPhase,
  type MetricResult,
} from './MetricResult';
import { reconcileAnalysisRun } from './reconcileAnalysisRun';

/** A Job that has ended is a measurement; the controller notices when it looks the next time. */
export const jobMeasurementEnds: Stage = {
  name: 'job-measurement-ends',
  matches: (run, view) =>
    !isCompleted(phaseOf(textAt(run.status, 'phase'))) &&
    endedOnes(run, view).length > 0,
  wait: (run, view) =>
    new Date(
      Math.min(
        ...endedOnes(run, view).map(result =>
          Date.parse(measurementInFlight(result)?.resumeAt ?? ''),
        ),
      ),
    ),
  next: (run, view) =>
    reconcileAnalysisRun(run, view, (metric, result) => {
      const going = measurementInFlight(result);
      const phase = endOfJob(run, result, view);
      if (!going || !phase) return { result };
      const { resumeAt: _, ...measurement } = going;
      const finishedAt = timeText(view.now);
      return {
        result: withMeasurement(metric, result, {
          ...measurement,
          phase,
          finishedAt,
        }),
      };
    }),
};

function endedOnes(run: StoredObject, view: ClusterView): MetricResult[] {
  return metricsOf(run)
    .map(({ name }) => resultOf(run, name))
    .filter(result => endOfJob(run, result, view) !== undefined);
}

function endOfJob(
  run: StoredObject,
  result: MetricResult,
  view: ClusterView,
): AnalysisPhase | undefined {
  const name = textAt(measurementInFlight(result)?.metadata, 'job-name');
  if (name === undefined) return undefined;
  const { namespace } = run.metadata;
  const job = view.find({ kind: 'Job', name, namespace });
  const isTrue = (type: string) =>
    listAt(job?.status, 'conditions').some(
      condition =>
        textAt(condition, 'type') === type &&
        textAt(condition, 'status') === 'True',
    );
  if (isTrue('Failed')) return 'Failed';
  return isTrue('Complete') ? 'Successful' : undefined;
}
