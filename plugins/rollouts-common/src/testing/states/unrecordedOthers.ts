import { projectCanary } from '../../status/flagger/projectCanary';
import { projectWorkload } from '../../status/workloads/projectWorkload';
import { rolloutStatus } from '../../status/workloads/rolloutStatus';
import { recordedObjects } from '../recordedObjects';
import type { ExampleState } from './ExampleState';
import { mergePatch } from './mergePatch';

const CRD: ExampleState['source'] = { how: 'CRD only' };
const NEWER: ExampleState['source'] = {
  how: 'documented',
  where: 'phase of a newer controller',
};
const DAMAGED: ExampleState['source'] = {
  how: 'documented',
  where: 'damaged object',
};
const KUBECTL: ExampleState['source'] = {
  how: 'documented',
  where: 'kubectl rollout status',
};

/** States of Canaries and native workloads that no recording has: recorded objects with a change. */
export function unrecordedOthers(): ExampleState[] {
  return [
    canary({ status: { phase: 'Succeeded' } }),
    canary({ status: { phase: 'Promoting' } }),
    canary({
      spec: { analysis: { iterations: 0, stepWeight: 0, stepWeights: [] } },
      status: { phase: 'Progressing', canaryWeight: 37 },
    }),
    canary({ spec: { suspend: true } }),
    canary({ status: { phase: 'Initializing' } }),
    canary({ status: { phase: 'SomethingNew' } }, NEWER),
    canary({ status: 'none' }, DAMAGED),
    deployment({ spec: { paused: true } }),
    deployment({ spec: { paused: true }, status: { updatedReplicas: 0 } }),
    deployment({ status: { observedGeneration: 0 } }),
    deployment({ status: { updatedReplicas: 0 } }),
    deployment({ status: { replicas: 9 } }),
    deployment({ status: { availableReplicas: 0 } }),
    deployment({ status: condition('ReplicaFailure', 'True', 'FailedCreate') }),
    deployment({
      status: condition('Progressing', 'False', 'ProgressDeadlineExceeded'),
    }),
    deployment({
      status: condition('Available', 'False', 'MinimumReplicasUnavailable'),
    }),
    deployment({
      spec: { replicas: 0 },
      status: { replicas: 0, updatedReplicas: 0, availableReplicas: 0 },
    }),
    deployment({ status: 'none' }, DAMAGED),
  ];
}

function condition(type: string, status: string, reason: string): object {
  return { conditions: [{ type, status, reason, message: 'in its words' }] };
}

function canary(change: object, source = CRD): ExampleState {
  const object = recordedObjects('flagger', 'Canary').at(-1);
  return {
    state: {
      provider: 'flagger',
      facts: projectCanary(mergePatch(object, change)),
      known: {},
    },
    source,
  };
}

function deployment(change: object, source = KUBECTL): ExampleState {
  const object = recordedObjects('flagger', 'Deployment').findLast(recorded => {
    const facts = projectWorkload(recorded);
    return facts.replicas > 1 && rolloutStatus(facts) === 'complete';
  });
  return {
    state: {
      provider: 'workload',
      facts: projectWorkload(mergePatch(object, change)),
    },
    source,
  };
}
