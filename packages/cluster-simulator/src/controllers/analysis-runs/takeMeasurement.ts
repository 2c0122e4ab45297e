import { parseJson } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { textAt } from '../engine/fields';
import { timeText } from '../engine/timeText';
import type { Answer } from '../metrics/scriptedAnswer';
import { seededLuck } from '../metrics/seededLuck';
import { answerFor } from './answerFor';
import { judgeValue } from './judgeValue';
import type { Metric } from './Metric';
import type { Measurement, MetricResult } from './MetricResult';
import { measured, plausibleValue } from './plausibleValue';

type Outcome = Pick<Measurement, 'phase' | 'value' | 'message'>;

/** Asks the metrics system once. */
export function takeMeasurement(
  run: StoredObject,
  metric: Metric,
  result: MetricResult,
  view: ClusterView,
): Measurement {
  const at = timeText(view.now);
  const { name, namespace = '' } = run.metadata;
  const luck = seededLuck(
    [namespace, name, metric.name, result.count + result.error].join('/'),
  );
  return {
    ...outcomeOf(metric, answerFor(run, result, view), luck),
    startedAt: at,
    finishedAt: at,
  };
}

function outcomeOf(metric: Metric, answer: Answer, luck: number): Outcome {
  switch (answer.kind) {
    case 'value':
      return judged(metric, answer.value);
    case 'good':
      return judged(metric, plausibleValue(metric, 'Successful', luck));
    case 'bad':
      return judged(metric, plausibleValue(metric, 'Failed', luck));
    case 'none':
      return judgedText(metric, '[]');
    case 'refused':
      return {
        phase: 'Error',
        message: `received non 2xx response code: ${answer.status}`,
      };
    case 'raw':
      return outcomeOfBody(metric, answer.body);
  }
}

function judged(metric: Metric, value: number): Outcome {
  return judgedText(metric, JSON.stringify(measured(metric, value)));
}

function judgedText(metric: Metric, value: string): Outcome {
  try {
    return { phase: judgeValue(metric, parseJson(value)), value };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { phase: 'Error', message, value };
  }
}

/** What is not JSON is a success, whatever the condition says; seen so of Argo Rollouts 1.10.1. */
function outcomeOfBody({ providerSpec }: Metric, body: string): Outcome {
  try {
    parseJson(body);
  } catch {
    return { phase: 'Successful', value: body };
  }
  const [, field = 'value'] =
    /(\w+)\}?$/.exec(textAt(providerSpec, 'jsonPath') ?? '') ?? [];
  return {
    phase: 'Error',
    message: `Could not find JSONPath in body: ${field} is not found`,
  };
}
