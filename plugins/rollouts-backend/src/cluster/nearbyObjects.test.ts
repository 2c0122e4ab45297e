import { detailOf } from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterWatch, FurtherKinds } from './ClusterWatch';
import { until, WatchedSimulation } from './testing/WatchedSimulation';

const NOTHING_ELSE: FurtherKinds = { flagger: false, workloads: { kinds: [] } };
const KEY = 'default/web';

let simulation: WatchedSimulation;

beforeEach(async () => {
  simulation = await WatchedSimulation.start();
});
afterEach(() => simulation.stop());

/** Version `new` beside version `stable`, unless they are the same. */
function rollout(stable: string) {
  const uid = simulation.put({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'web' },
    spec: {
      replicas: 1,
      template: { spec: { containers: [{ name: 'web', image: 'web:2' }] } },
      strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } },
    },
    status: {
      phase: stable === 'new' ? 'Healthy' : 'Progressing',
      observedGeneration: '1',
      currentPodHash: 'new',
      stableRS: stable,
      currentStepIndex: 1,
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
    },
  });
  const ownerReferences = [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      name: 'web',
      uid,
      controller: true,
    },
  ];
  simulation.put({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: 'web-new',
      labels: { 'rollouts-pod-template-hash': 'new' },
      annotations: { 'rollout.argoproj.io/revision': '2' },
      ownerReferences,
    },
    spec: { replicas: 1 },
  });
  simulation.put({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisRun',
    metadata: {
      name: 'web-success-rate',
      labels: { 'rollout-type': 'Background' },
      ownerReferences,
    },
    spec: {
      metrics: [
        {
          name: 'success-rate',
          successCondition: 'result[0] >= 0.95',
          provider: { prometheus: { query: 'secret_metric{}' } },
        },
      ],
    },
    status: {
      phase: 'Running',
      metricResults: [
        {
          name: 'success-rate',
          phase: 'Running',
          count: 1,
          successful: 1,
          measurements: [
            {
              phase: 'Successful',
              value: '[0.99]',
              startedAt: '2026-01-05T09:00:00Z',
              finishedAt: '2026-01-05T09:00:01Z',
            },
          ],
        },
      ],
    },
  });
}

function detail(facts: ClusterWatch) {
  const state = facts.argoRollouts.state(KEY);
  return state && detailOf(state);
}

it('reads the analyses of a rollout in flight, with their values and without their queries', async () => {
  rollout('old');
  const facts = await simulation.watch(
    NOTHING_ELSE,
    cluster => (detail(cluster)?.analyses ?? []).length > 0,
  );
  expect(detail(facts)?.analyses).toMatchObject([
    {
      name: 'web-success-rate',
      role: 'background',
      metrics: [
        {
          name: 'success-rate',
          wanted: [{ operator: '>=', value: 0.95 }],
          measurements: [{ phase: 'Successful', value: 0.99 }],
        },
      ],
    },
  ]);
  expect(JSON.stringify(detail(facts))).not.toContain('secret_metric');
});

it('knows the revisions of a rollout at rest for as long as somebody looks at it', async () => {
  rollout('new');
  const facts = await simulation.watch(
    NOTHING_ELSE,
    cluster => detail(cluster)?.phase === 'Healthy',
  );
  expect(detail(facts)?.revisionsKnown).toBe(false);

  const known = until(
    facts,
    cluster => detail(cluster)?.revisionsKnown === true,
  );
  const close = facts.argoRollouts.open(KEY, 'user:default/guest');
  const closeOther = facts.argoRollouts.open(KEY, 'user:default/guest');
  await known;
  expect(detail(facts)?.revisions).toMatchObject([{ name: 'web-new' }]);

  close();
  close();
  // The other one still looks.
  expect(detail(facts)?.revisionsKnown).toBe(true);
  closeOther();
});

it('cannot look closely at what is not there', async () => {
  const facts = await simulation.watch(
    NOTHING_ELSE,
    cluster => cluster.freshness().state === 'live',
  );
  expect(() =>
    facts.argoRollouts.open('default/none', 'user:default/guest')(),
  ).not.toThrow();
});
