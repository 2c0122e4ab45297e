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

function expectToAgreeWithSchema(object: unknown): void {
  const parsed = rolloutSchema.safeParse(object);
  const read = () => readRollout(object);
  if (parsed.success) {
    const { apiVersion, kind } = Object(object);
    // The schema keeps nothing of what is written as applied.
    const { applied: _, ...facts } = read();
    const { applied: __, ...again } = readRollout({
      apiVersion,
      kind,
      ...parsed.data,
    });
    expect(facts.unreadable).toBeUndefined();
    expect(plain(facts)).toEqual(plain(again));
    return;
  }
  let unreadable: readonly string[] | undefined = ['all of it'];
  try {
    unreadable = read().unreadable;
  } catch (error) {
    expect(error).toMatchObject({ name: 'InputError' });
  }
  expect(unreadable).not.toBeUndefined();
}

const isRollout = (object: unknown) => {
  const { apiVersion, kind } = Object(object);
  return apiVersion === 'argoproj.io/v1alpha1' && kind === 'Rollout';
};

it('reads every recorded Rollout as the schema does', () => {
  expect(recorded.length).toBeGreaterThan(100);
  recorded.forEach(expectToAgreeWithSchema);
});

it('finds something wrong exactly where the schema does, whatever is broken', () => {
  fc.assert(
    fc.property(
      brokenObjects(recorded).filter(isRollout),
      expectToAgreeWithSchema,
    ),
    { numRuns: 1_000 },
  );
});

it.each([
  ['canary', { weights: { canary: { weight: 5 }, additional: [{}, null] } }],
  ['canary', { weights: { additional: [{ weight: 1.5 }] } }],
  ['canary', { stepPluginStatuses: [{ index: 0 }, {}] }],
  ['blueGreen', { prePromotionAnalysisRunStatus: { status: 'Running' } }],
  ['blueGreen', { scaleUpPreviewCheckPoint: 'true' }],
])('agrees about what is seldom there: status.%s is %j', (key, value) => {
  const [rollout] = recorded;
  expectToAgreeWithSchema({ ...rollout, status: { [key]: value } });
});

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
])('agrees about %j', spec => {
  const [rollout] = recorded;
  expectToAgreeWithSchema({ ...rollout, spec });
});
