import type { JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { numberAt, textAt } from '../engine/fields';
import {
  ANSWERS_OF,
  scriptedAnswer,
  type Answer,
} from '../metrics/scriptedAnswer';
import { seededLuck } from '../metrics/seededLuck';
import { settingsOf } from './CanarySettings';

/** What Flagger says of the first metric that is not as it should be; absent when all are. */
export function failingMetric(
  canary: StoredObject,
  view: ClusterView,
): string | undefined {
  return settingsOf(canary)
    .metrics.map(metric => complaint(canary, metric, view))
    .find(text => text !== undefined);
}

function complaint(
  canary: StoredObject,
  metric: JsonObject,
  view: ClusterView,
): string | undefined {
  const { meshProvider, targetName } = settingsOf(canary);
  const name = textAt(metric, 'name') ?? '';
  const answer = answerFor(canary, metric, view);
  const { namespace } = canary.metadata;
  if (answer.kind === 'none') {
    return `Halt advancement no values found for ${meshProvider} metric ${name} probably ${targetName}.${namespace} is not receiving traffic: no values found`;
  }
  if (answer.kind === 'refused' || answer.kind === 'raw') {
    return `Prometheus query failed: running query failed: error response: ${
      answer.kind === 'raw' ? answer.body : answer.status
    }`;
  }
  const { min, max } = rangeOf(metric);
  const value =
    answer.kind === 'value'
      ? answer.value
      : plausible(metric, answer.kind, view, canary);
  const told = (limit: number, sign: string) =>
    `Halt ${canary.metadata.name}.${namespace} advancement ${comparison(
      name,
      value,
      sign,
      limit,
    )}`;
  if (min !== undefined && value < min) return told(min, '<');
  if (max !== undefined && value > max) return told(max, '>');
  return undefined;
}

/** As a script says, of the Canary or of the MetricTemplate; questions are counted in ticks. */
function answerFor(
  canary: StoredObject,
  metric: JsonObject,
  view: ClusterView,
): Answer {
  const name = textAt(metric, 'name') ?? '';
  const template = view.find({
    kind: 'MetricTemplate',
    name: textAt(metric, 'templateRef', 'name') ?? '',
    namespace:
      textAt(metric, 'templateRef', 'namespace') ?? canary.metadata.namespace,
  });
  const script = [canary, template]
    .map(object => object?.metadata.annotations?.[ANSWERS_OF + name])
    .find(annotation => annotation !== undefined);
  if (script === undefined) return { kind: 'good' };
  const { interval } = settingsOf(canary);
  return scriptedAnswer(script, since => {
    const from = since ?? new Date(canary.metadata.creationTimestamp);
    return Math.floor((view.now.getTime() - from.getTime()) / interval);
  });
}

function rangeOf(metric: JsonObject): { min?: number; max?: number } {
  const min = numberAt(metric, 'thresholdRange', 'min');
  const max = numberAt(metric, 'thresholdRange', 'max');
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
}

/** Inside the range or a little outside, by the luck of the moment. */
function plausible(
  metric: JsonObject,
  wanted: 'good' | 'bad',
  { now }: ClusterView,
  { metadata }: StoredObject,
): number {
  const { min, max } = rangeOf(metric);
  const name = textAt(metric, 'name') ?? '';
  const luck = seededLuck(`${metadata.name} ${name} ${now.getTime()}`);
  const isGood = wanted === 'good';
  if (min !== undefined) {
    const room = (max ?? Math.max(min, 100)) - min;
    return isGood ? min + room * luck : min * (0.97 - 0.1 * luck);
  }
  if (max !== undefined) {
    return max * (isGood ? 0.3 + 0.5 * luck : 1.1 + 0.6 * luck);
  }
  return 1;
}

function comparison(
  name: string,
  value: number,
  sign: string,
  limit: number,
): string {
  if (name === 'request-success-rate') {
    return `success rate ${value.toFixed(2)}% ${sign} ${limit}%`;
  }
  if (name === 'request-duration') {
    return `request duration ${goDuration(value)} ${sign} ${goDuration(limit)}`;
  }
  return `${name} ${value.toFixed(2)} ${sign} ${limit}`;
}

function goDuration(ms: number): string {
  return ms >= 1_000
    ? `${Number((ms / 1_000).toFixed(3))}s`
    : `${Math.round(ms)}ms`;
}
