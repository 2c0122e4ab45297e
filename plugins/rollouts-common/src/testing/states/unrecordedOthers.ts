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
    // A real controller writes both at once: rolled out, it is available.
    deployment(
      {
        status: {
          conditions: [
            {
              type: 'Available',
              status: 'False',
              reason: 'MinimumReplicasUnavailable',
              message: 'in its words',
            },
          ],
        },
      },
      CRD,
    ),
    deployment({ status: 'none' }, DAMAGED),
  ];
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

function deployment(
  change: object,
  source: ExampleState['source'],
): ExampleState {
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
