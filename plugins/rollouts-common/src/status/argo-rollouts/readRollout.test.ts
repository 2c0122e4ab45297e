import { InputError } from '@backstage/errors';
import fc from 'fast-check';

import { brokenObjects } from '../../testing/brokenObjects';
import { recordedObjects } from '../../testing/recordedObjects';
import { readRollout } from './readRollout';
import { rolloutSchema } from './rolloutSchema';

const recorded = recordedObjects('argo-rollouts', 'Rollout');

/** What is in the facts; what is there as `undefined` is not. */
function plain(facts: unknown): unknown {
  return JSON.parse(JSON.stringify(facts));
}

const BROKEN = 'something is wrong with it';

/** What is read of an object, and what is read where its schema has been asked first. */
function readings(object: unknown): { ours: unknown; bySchema: unknown } {
  const parsed = rolloutSchema.safeParse(object);
  if (!parsed.success) return { ours: unreadable(object), bySchema: BROKEN };
  const { apiVersion, kind } = Object(object);
  // The schema keeps nothing of what is written as applied.
  const { applied: _, ...ours } = readRollout(object);
  const { applied: __, ...bySchema } = readRollout({
    apiVersion,
    kind,
    ...parsed.data,
  });
  return { ours: plain(ours), bySchema: plain(bySchema) };
}

function unreadable(object: unknown): unknown {
  try {
    return readRollout(object).unreadable ? BROKEN : 'all is well';
  } catch (error) {
    return error instanceof InputError ? BROKEN : error;
  }
}

const isRollout = (object: unknown) => {
  const { apiVersion, kind } = Object(object);
  return apiVersion === 'argoproj.io/v1alpha1' && kind === 'Rollout';
};

it('reads every recorded Rollout as the schema does', () => {
  expect(recorded.length).toBeGreaterThan(100);
  for (const object of recorded) {
    const { ours, bySchema } = readings(object);
    expect(ours).toEqual(bySchema);
  }
});

it('finds something wrong exactly where the schema does, whatever is broken', () => {
  fc.assert(
    fc.property(brokenObjects(recorded).filter(isRollout), object => {
      const { ours, bySchema } = readings(object);
      expect(ours).toEqual(bySchema);
    }),
    { numRuns: 1_000 },
  );
});

it.each([
  ['canary', { weights: { canary: { weight: 5 }, additional: [{}, null] } }],
  ['canary', { weights: { additional: [{ weight: 1.5 }] } }],
  ['canary', { stepPluginStatuses: [{ index: 0 }, {}] }],
  ['blueGreen', { prePromotionAnalysisRunStatus: { status: 'Running' } }],
  ['blueGreen', { scaleUpPreviewCheckPoint: 'true' }],
])(
  'sees what is wrong where seldom anything is: status.%s is %j',
  (key, value) => {
    const [rollout] = recorded;
    const { ours, bySchema } = readings({
      ...rollout,
      status: { [key]: value },
    });
    expect(bySchema).toBe(BROKEN);
    expect(ours).toBe(BROKEN);
  },
);

it.each([
  { rollbackWindow: { revisions: '3' } },
  { workloadRef: { kind: 'Deployment' } },
  { selector: { matchExpressions: [{ key: 'a', operator: 'Near' }] } },
  { selector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } },
  { template: { spec: { containers: [{ image: 7 }] } } },
  { strategy: { canary: {}, blueGreen: { previewReplicaCount: 'one' } } },
  { strategy: { canary: { trafficRouting: { plugins: [] } } } },
  { strategy: { canary: { trafficRouting: [] } } },
  { strategy: { canary: { analysis: { startingStep: 1.5 } } } },
  { replicas: 1e300 },
])('agrees with the schema about %j', spec => {
  const [rollout] = recorded;
  const { ours, bySchema } = readings({ ...rollout, spec });
  expect(ours).toEqual(bySchema);
});
