import { treeNodeSchema } from '../argocd/TreeNode';
import { podsOf } from './podsOf';

const node = (kind: string, name: string, more: object = {}) =>
  treeNodeSchema.parse({
    version: 'v1',
    namespace: 'shop',
    uid: name,
    kind,
    name,
    ...more,
  });

const pod = (name: string, owner: string, status?: string, message?: string) =>
  node('Pod', name, {
    parentRefs: [{ uid: owner }],
    ...(status && { health: { status, message } }),
  });

it('are those of the ReplicaSet, by name, as Argo CD judges them', () => {
  const nodes = [
    node('ReplicaSet', 'web-1'),
    pod('web-1-c', 'web-1', 'Degraded', 'CrashLoopBackOff'),
    pod('web-1-b', 'web-1', 'Progressing'),
    pod('web-1-a', 'web-1', 'Healthy'),
    pod('web-1-d', 'web-1'),
    pod('web-2-a', 'web-2', 'Healthy'),
  ];
  expect(podsOf(nodes, 'web-1', 'shop')).toEqual([
    { name: 'web-1-a', look: 'ready', message: '' },
    { name: 'web-1-b', look: 'starting', message: '' },
    { name: 'web-1-c', look: 'failing', message: 'CrashLoopBackOff' },
    { name: 'web-1-d', look: 'unknown', message: '' },
  ]);
});

it('are those of a Deployment through its ReplicaSets', () => {
  const nodes = [
    node('Deployment', 'web'),
    node('ReplicaSet', 'web-1', { parentRefs: [{ uid: 'web' }] }),
    node('ReplicaSet', 'other-1', { parentRefs: [{ uid: 'other' }] }),
    pod('web-1-a', 'web-1', 'Healthy'),
    pod('other-1-a', 'other-1', 'Healthy'),
  ];
  expect(podsOf(nodes, 'web', 'shop').map(({ name }) => name)).toEqual([
    'web-1-a',
  ]);
});

it('are none of a ReplicaSet that is not in the tree, or only in another namespace', () => {
  expect(podsOf([], 'web-1', 'shop')).toEqual([]);
  const nodes = [node('ReplicaSet', 'web-1'), pod('web-1-a', 'web-1')];
  expect(podsOf(nodes, 'web-1', 'elsewhere')).toEqual([]);
});
