import type { StoredObject } from '../../store/KubernetesObject';
import type { ObjectName } from '../engine/ClusterView';
import { fieldAt, listAt, objectAt, textAt } from '../engine/fields';
import { templateNames } from './analysisKinds';
import { workloadOf } from './RolloutMoment';

/** The objects that a Rollout names: their changes matter to it. */
export function namedByRollout(rollout: StoredObject): ObjectName[] {
  const { namespace } = rollout.metadata;
  const { spec } = rollout;
  const workload = workloadOf(rollout);
  const ingress = textAt(
    spec,
    'strategy',
    'canary',
    'trafficRouting',
    'nginx',
    'stableIngress',
  );
  return [
    ...servicesOf(rollout).map(name => ({ kind: 'Service', name, namespace })),
    ...analysisTemplatesOf(rollout).map(({ kind, name }) => ({
      kind,
      name,
      namespace: kind === 'AnalysisTemplate' ? namespace : undefined,
    })),
    ...(workload ? [workload] : []),
    ...(ingress !== undefined
      ? [{ kind: 'Ingress', name: ingress, namespace }]
      : []),
  ];
}

function servicesOf({ spec }: StoredObject): string[] {
  const strategies = ['canary', 'blueGreen'].map(strategy =>
    objectAt(spec, 'strategy', strategy),
  );
  return strategies
    .flatMap(strategy => [
      strategy.stableService,
      strategy.canaryService,
      strategy.activeService,
      strategy.previewService,
    ])
    .filter(name => typeof name === 'string');
}

function analysisTemplatesOf({
  spec,
}: StoredObject): { kind: string; name: string }[] {
  const canary = objectAt(spec, 'strategy', 'canary');
  const blueGreen = objectAt(spec, 'strategy', 'blueGreen');
  return [
    canary.analysis,
    blueGreen.prePromotionAnalysis,
    blueGreen.postPromotionAnalysis,
    ...listAt(canary, 'steps').map(step => fieldAt(step, 'analysis')),
  ]
    .flatMap(analysis => templateNames(objectAt(analysis)))
    .map(template => ({
      kind:
        fieldAt(template, 'clusterScope') === true
          ? 'ClusterAnalysisTemplate'
          : 'AnalysisTemplate',
      name: textAt(template, 'templateName') ?? '',
    }));
}
