import type { PodFacts } from '../argo-rollouts/pods/PodFacts';
import { projectWorkload } from './projectWorkload';
import { workloadRevisions } from './workloadRevisions';

function workload(kind: string, status: object) {
  return projectWorkload({
    apiVersion: 'apps/v1',
    kind,
    metadata: { namespace: 'shop', name: 'db', uid: 'of-db' },
    spec: { replicas: 2 },
    status,
  });
}

function pod(name: string, revisionHash: string, second = '00'): PodFacts {
  return {
    namespace: 'shop',
    name,
    uid: name,
    ownerUids: ['of-db'],
    createdAt: `2026-01-05T09:00:${second}Z`,
    status: 'Running',
    ready: 1,
    containers: 1,
    restarts: 0,
    revisionHash,
    images: [`db:${revisionHash}`],
  };
}

const versions = (...args: Parameters<typeof workloadRevisions>) =>
  workloadRevisions(...args)?.map(({ name, roles, replicas }) => [
    name,
    roles,
    replicas,
  ]);

it('marks the version that a StatefulSet names as the newest, also when an older one has the younger pod', () => {
  const facts = workload('StatefulSet', { updateRevision: 'new' });
  const pods = [pod('db-0', 'old', '30'), pod('db-1', 'new')];
  expect(versions(facts, { pods })).toEqual([
    ['new', ['updated'], 1],
    ['old', [], 1],
  ]);
});

it('takes no version of a DaemonSet for the newest while there are several, since it names none', () => {
  const facts = workload('DaemonSet', {
    desiredNumberScheduled: 2,
    updatedNumberScheduled: 1,
  });
  const pods = [pod('a', 'old'), pod('b', 'new', '30')];
  expect(versions(facts, { pods })).toEqual([
    ['new', [], 1],
    ['old', [], 1],
  ]);
});

it('takes the only version of a DaemonSet for the newest once all are updated', () => {
  const facts = workload('DaemonSet', {
    desiredNumberScheduled: 2,
    updatedNumberScheduled: 2,
  });
  const pods = [pod('a', 'new'), pod('b', 'new')];
  expect(versions(facts, { pods })).toEqual([['new', ['updated'], 2]]);
});

it('leaves out the pods of others, and knows nothing while pods are not known', () => {
  const facts = workload('StatefulSet', { updateRevision: 'new' });
  const pods = [{ ...pod('db-0', 'new'), ownerUids: ['another'] }];
  expect(versions(facts, { pods })).toEqual([]);
  expect(versions(facts, {})).toBeUndefined();
});
