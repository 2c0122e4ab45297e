import type { StoredObject } from '../../store/KubernetesObject';
import { textAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import { measureDue } from './measureDue';
import { metricsOf } from './Metric';
import { resultOf } from './MetricResult';
import { nextMeasurementAt } from './nextMeasurementAt';
import { reconcileAnalysisRun } from './reconcileAnalysisRun';

/** Whatever is due at the same instant is measured together. */
export const measurementDue: Stage = {
  name: 'measurement-due',
  matches: run =>
    textAt(run.status, 'phase') === 'Running' && dueTimes(run).length > 0,
  wait: run => new Date(Math.min(...dueTimes(run))),
  next: (run, view) =>
    reconcileAnalysisRun(run, view, (metric, result) =>
      measureDue(run, metric, result, view),
    ),
};

function dueTimes(run: StoredObject): number[] {
  return metricsOf(run)
    .map(metric => nextMeasurementAt(run, metric, resultOf(run, metric.name)))
    .flatMap(due => (due ? [due.getTime()] : []));
}
