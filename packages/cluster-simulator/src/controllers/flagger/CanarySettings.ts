import type { JsonObject, JsonValue } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import { durationOf } from '../engine/durationOf';
import { flagAt, listAt, numberAt, objectAt, textAt } from '../engine/fields';

// Flagger raises anything shorter.
const SHORTEST_INTERVAL = 10_000;

export type Strategy = 'weights' | 'iterations' | 'a-b';

/** What a Canary is to be analysed by, with Flagger's defaults. */
export type CanarySettings = {
  /** `gatewayapi`, `istio`, `nginx` and `kubernetes` are known; with any other no traffic moves. */
  provider: string;
  /** As it is written, with its version. */
  meshProvider: string;
  targetName: string;
  serviceName: string;
  interval: number;
  threshold: number;
  strategy: Strategy;
  iterations: number;
  /** The weights of a run, in order. */
  weights: readonly number[];
  stepWeightPromotion: number;
  mirrors: boolean;
  skipsAnalysis: boolean;
  isSuspended: boolean;
  progressDeadline: number;
  canaryReadyThreshold: number;
  primaryReadyThreshold: number;
  metrics: readonly JsonObject[];
  webhooks: readonly JsonObject[];
};

export function settingsOf({ spec }: StoredObject): CanarySettings {
  const analysis = objectAt(spec, 'analysis');
  const meshProvider = textAt(spec, 'provider') ?? 'gatewayapi:v1';
  const [provider = ''] = meshProvider.split(':');
  const targetName = textAt(spec, 'targetRef', 'name') ?? '';
  const asked = numberAt(analysis, 'iterations') ?? 0;
  const iterations = provider === 'kubernetes' ? asked || 10 : asked;
  const matches =
    provider !== 'kubernetes' && listAt(analysis, 'match').length > 0;
  return {
    provider,
    meshProvider,
    targetName,
    serviceName: textAt(spec, 'service', 'name') ?? targetName,
    interval: Math.max(
      durationOf(textAt(analysis, 'interval')) ?? 60_000,
      SHORTEST_INTERVAL,
    ),
    threshold: numberAt(analysis, 'threshold') || 1,
    strategy: strategyOf(iterations, matches),
    iterations,
    weights: weightsOf(analysis),
    stepWeightPromotion: numberAt(analysis, 'stepWeightPromotion') ?? 0,
    mirrors: flagAt(analysis, 'mirror'),
    skipsAnalysis: flagAt(spec, 'skipAnalysis'),
    isSuspended: flagAt(spec, 'suspend'),
    progressDeadline:
      (numberAt(spec, 'progressDeadlineSeconds') ?? 600) * 1_000,
    canaryReadyThreshold: numberAt(analysis, 'canaryReadyThreshold') ?? 100,
    primaryReadyThreshold: numberAt(analysis, 'primaryReadyThreshold') ?? 100,
    metrics: listAt(analysis, 'metrics').map(metric => objectAt(metric)),
    webhooks: listAt(analysis, 'webhooks').map(hook => objectAt(hook)),
  };
}

/** The weight after this one. One that is not in the list, because the list has changed, is followed by all traffic. */
export function weightAfter(
  { weights }: CanarySettings,
  weight: number,
): number {
  if (weight === 0) return weights[0] ?? 100;
  const index = weights.indexOf(weight);
  return index < 0 ? 100 : weights[index + 1] ?? weight;
}

export function lastWeight({ weights }: CanarySettings): number {
  return weights.at(-1) ?? 100;
}

function strategyOf(iterations: number, matches: boolean): Strategy {
  if (iterations === 0) return 'weights';
  return matches ? 'a-b' : 'iterations';
}

function weightsOf(analysis: JsonValue): number[] {
  const step = numberAt(analysis, 'stepWeight') ?? 0;
  if (step <= 0) {
    return listAt(analysis, 'stepWeights').flatMap(weight =>
      typeof weight === 'number' ? [Math.min(weight, 100)] : [],
    );
  }
  const most = numberAt(analysis, 'maxWeight') ?? 100;
  const steps = Math.ceil(most / step);
  return Array.from({ length: steps }, (_, index) =>
    Math.min(step * (index + 1), 100),
  );
}
