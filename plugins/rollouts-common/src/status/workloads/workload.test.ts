import { projectWorkload } from './projectWorkload';
import { deriveWorkloadSummary } from './deriveWorkloadSummary';
import { rolloutStatusText } from './rolloutStatusText';

type Given = {
  kind?: string;
  generation?: number;
  spec?: object;
  status?: object;
};

/** A Deployment at rest, as the API server and its controller write it. */
function workload({
  kind = 'Deployment',
  generation = 2,
  spec,
  status,
}: Given = {}) {
  return projectWorkload({
    apiVersion: 'apps/v1',
    kind,
    metadata: {
      namespace: 'shop',
      name: 'web',
      uid: 'u1',
      generation,
      creationTimestamp: '2026-01-05T09:00:00Z',
      annotations: { 'deployment.kubernetes.io/revision': '4' },
    },
    spec: {
      replicas: 3,
      template: { spec: { containers: [{ image: 'web:2' }] } },
      ...spec,
    },
    status: {
      observedGeneration: 2,
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      ...status,
    },
  });
}

function progressing(reason: string, status = 'True') {
  return [
    {
      type: 'Progressing',
      status,
      reason,
      message: `about ${reason}`,
      lastUpdateTime: '2026-01-05T09:10:00Z',
    },
  ];
}

describe('a Deployment', () => {
  it('is Healthy when kubectl calls it rolled out', () => {
    const facts = workload();
    expect(rolloutStatusText(facts)).toBe(
      'deployment "web" successfully rolled out',
    );
    expect(deriveWorkloadSummary(facts)).toMatchObject({
      phase: 'Healthy',
      provider: 'deployment',
      strategy: 'rollingUpdate',
      revision: 4,
      images: [{ image: 'web:2', roles: [] }],
      weights: { actual: { value: 100, basis: 'pods' } },
    });
  });

  it.each([
    [
      { generation: 3 },
      'Waiting for deployment spec update to be observed...',
      'why-workload-not-observed',
    ],
    [
      { status: { updatedReplicas: 1 } },
      'Waiting for deployment "web" rollout to finish: 1 out of 3 new replicas have been updated...',
      'why-rolling',
    ],
    [
      { status: { replicas: 5 } },
      'Waiting for deployment "web" rollout to finish: 2 old replicas are pending termination...',
      'why-old-pods-end',
    ],
    [
      { status: { availableReplicas: 2 } },
      'Waiting for deployment "web" rollout to finish: 2 of 3 updated replicas are available...',
      'why-pods-start',
    ],
  ])('is Progressing while kubectl waits: %j', (given, text, code) => {
    const facts = workload(given);
    expect(rolloutStatusText(facts)).toBe(text);
    expect(deriveWorkloadSummary(facts)).toMatchObject({
      phase: 'Progressing',
      why: { code },
    });
  });

  it('is Degraded when its deadline has passed, and says that nothing goes back by itself', () => {
    const facts = workload({
      spec: { progressDeadlineSeconds: 60 },
      status: {
        updatedReplicas: 1,
        availableReplicas: 2,
        conditions: progressing('ProgressDeadlineExceeded', 'False'),
      },
    });
    expect(rolloutStatusText(facts)).toBe(
      'error: deployment "web" exceeded its progress deadline',
    );
    expect(deriveWorkloadSummary(facts)).toMatchObject({
      phase: 'Degraded',
      message: 'about ProgressDeadlineExceeded',
      why: {
        code: 'why-workload-deadline',
        params: {
          duration: '1 min',
          updated: 1,
          desired: 3,
          available: 2,
          current: 3,
        },
      },
      more: [{ code: 'more-workload-no-way-back' }],
      due: [],
    });
  });

  it('has its deadline counted from its last progress', () => {
    const { due } = deriveWorkloadSummary(
      workload({
        spec: { progressDeadlineSeconds: 60 },
        status: {
          updatedReplicas: 1,
          conditions: progressing('ReplicaSetUpdated'),
        },
      }),
    );
    expect(due).toEqual([
      { at: '2026-01-05T09:11:00.000Z', what: 'deadline-passes' },
      { at: '2026-01-05T09:12:00.000Z', what: 'controller-absent' },
    ]);
  });

  it('has no deadline for a pod that is lost long after it was rolled out', () => {
    const { phase, due } = deriveWorkloadSummary(
      workload({
        status: {
          availableReplicas: 2,
          conditions: progressing('NewReplicaSetAvailable'),
        },
      }),
    );
    expect({ phase, due }).toEqual({ phase: 'Progressing', due: [] });
  });

  it('waits for a person when it is paused, which kubectl does not see', () => {
    const facts = workload({
      spec: { paused: true },
      status: {
        updatedReplicas: 1,
        conditions: progressing('DeploymentPaused', 'Unknown'),
      },
    });
    expect(rolloutStatusText(facts)).toMatch(/^Waiting for/);
    expect(deriveWorkloadSummary(facts)).toMatchObject({
      phase: 'Paused',
      why: { code: 'why-workload-paused-midway' },
      waitingFor: { what: 'human', since: '2026-01-05T09:10:00Z' },
      weights: { actual: { value: 33, basis: 'pods' } },
      due: [],
    });
  });

  it('is Degraded while its pods cannot be created', () => {
    expect(
      deriveWorkloadSummary(
        workload({
          status: {
            updatedReplicas: 0,
            conditions: [
              {
                type: 'ReplicaFailure',
                status: 'True',
                reason: 'FailedCreate',
                message: 'exceeded quota',
              },
            ],
          },
        }),
      ),
    ).toMatchObject({
      phase: 'Degraded',
      message: 'exceeded quota',
      why: { params: { reason: 'FailedCreate' } },
    });
  });

  it('is Degraded when it is rolled out and has lost its pods since', () => {
    expect(
      deriveWorkloadSummary(
        workload({
          status: {
            updatedReplicas: 3,
            availableReplicas: 3,
            conditions: [{ type: 'Available', status: 'False' }],
          },
        }),
      ),
    ).toMatchObject({ phase: 'Degraded' });
  });

  it('is Unknown, with the field, when its status cannot be read', () => {
    expect(
      deriveWorkloadSummary(workload({ status: { replicas: 'many' } })),
    ).toMatchObject({
      phase: 'Unknown',
      why: { code: 'why-unreadable', params: { field: 'status.replicas' } },
    });
  });

  it('is Healthy without pods when none are wanted', () => {
    const none = { replicas: 0, updatedReplicas: 0, availableReplicas: 0 };
    expect(
      deriveWorkloadSummary(workload({ spec: { replicas: 0 }, status: none })),
    ).toMatchObject({
      phase: 'Healthy',
      why: { code: 'why-healthy-without-pods' },
    });
  });
});

describe('a StatefulSet', () => {
  const partitioned = (partition?: number) => ({
    updateStrategy: {
      type: 'RollingUpdate',
      rollingUpdate: partition === undefined ? undefined : { partition },
    },
  });

  it('keeps the pods below its partition', () => {
    const facts = workload({
      kind: 'StatefulSet',
      spec: partitioned(2),
      status: { updatedReplicas: 1 },
    });
    expect(rolloutStatusText(facts)).toBe(
      'partitioned roll out complete: 1 new pods have been updated...',
    );
    expect(deriveWorkloadSummary(facts)).toMatchObject({
      phase: 'Healthy',
      why: {
        code: 'why-workload-partition',
        params: { updated: 1, desired: 3 },
      },
      more: [{ code: 'more-workload-partition', params: { partition: 2 } }],
    });
  });

  it.each([
    [partitioned(1), 'Waiting for partitioned roll out to finish: 1 out of 2'],
    [partitioned(), 'waiting for statefulset rolling update to complete 1'],
  ])('is Progressing until its pods are updated', (spec, text) => {
    const facts = workload({
      kind: 'StatefulSet',
      spec,
      status: {
        updatedReplicas: 1,
        currentRevision: 'web-1',
        updateRevision: 'web-2',
      },
    });
    expect(rolloutStatusText(facts)).toContain(text);
    expect(deriveWorkloadSummary(facts).phase).toBe('Progressing');
  });

  it('waits for its pods to be ready first', () => {
    const facts = workload({
      kind: 'StatefulSet',
      status: { readyReplicas: 1 },
    });
    expect(rolloutStatusText(facts)).toBe('Waiting for 2 pods to be ready...');
    expect(deriveWorkloadSummary(facts).waitingFor).toEqual({ what: 'pods' });
  });

  it('that is updated by deleting pods says how many are left', () => {
    const facts = workload({
      kind: 'StatefulSet',
      spec: { updateStrategy: { type: 'OnDelete' } },
      status: { updatedReplicas: 1 },
    });
    expect(rolloutStatusText(facts)).toMatch(
      /only available for RollingUpdate/,
    );
    expect(deriveWorkloadSummary(facts)).toMatchObject({
      phase: 'Healthy',
      strategy: 'onDelete',
      why: {
        code: 'why-workload-on-delete',
        params: { pods: 2, desired: 3 },
      },
    });
  });

  it('that is updated by deleting pods is not called rolled out before its spec was seen', () => {
    expect(
      deriveWorkloadSummary(
        workload({
          kind: 'StatefulSet',
          generation: 3,
          spec: { updateStrategy: { type: 'OnDelete' } },
        }),
      ),
    ).toMatchObject({
      phase: 'Progressing',
      why: { code: 'why-workload-not-observed' },
    });
  });
});

describe('a DaemonSet', () => {
  const nodes = (status: object) =>
    workload({
      kind: 'DaemonSet',
      status: {
        desiredNumberScheduled: 4,
        currentNumberScheduled: 4,
        updatedNumberScheduled: 4,
        numberReady: 4,
        numberAvailable: 4,
        ...status,
      },
    });

  it.each([
    [
      { updatedNumberScheduled: 1 },
      'Progressing',
      'Waiting for daemon set "web" rollout to finish: 1 out of 4 new pods have been updated...',
    ],
    [
      { numberAvailable: 3 },
      'Progressing',
      'Waiting for daemon set "web" rollout to finish: 3 of 4 updated pods are available...',
    ],
    [{}, 'Healthy', 'daemon set "web" successfully rolled out'],
  ])('counts nodes: %j', (status, phase, text) => {
    expect(rolloutStatusText(nodes(status))).toBe(text);
    expect(deriveWorkloadSummary(nodes(status)).phase).toBe(phase);
  });
});

it('belongs to the Rollout of OpenKruise that holds it, which no owner reference tells', () => {
  const { owner } = projectWorkload({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      namespace: 'shop',
      name: 'web',
      uid: 'u1',
      annotations: {
        'rollouts.kruise.io/in-progressing': '{"rolloutName":"rollouts-web"}',
      },
    },
    spec: { paused: true },
  });
  expect(owner?.kind).toBe('Rollout');
});

it('refuses what is none of the three', () => {
  expect(() =>
    projectWorkload({ apiVersion: 'apps/v1', kind: 'ReplicaSet' }),
  ).toThrow('Not a Deployment, StatefulSet or DaemonSet');
});
