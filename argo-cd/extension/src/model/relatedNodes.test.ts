import type { Resource } from '../argocd/extensionProps';
import type { TreeNode } from '../argocd/TreeNode';
import { relatedNodes } from './relatedNodes';

const rollout: Resource = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { namespace: 'shop', name: 'web', uid: 'rollout' },
};

const canary: Resource = {
  apiVersion: 'flagger.app/v1beta1',
  kind: 'Canary',
  metadata: { namespace: 'shop', name: 'web', uid: 'canary' },
  spec: { targetRef: { kind: 'Deployment', name: 'web' } },
};

function node(kind: string, name: string, changes: Partial<TreeNode> = {}) {
  return {
    group: kind === 'Deployment' || kind === 'ReplicaSet' ? 'apps' : '',
    version: 'v1',
    kind,
    name,
    namespace: 'shop',
    uid: name,
    resourceVersion: '1',
    createdAt: '',
    parentRefs: [],
    ...changes,
  };
}

const names = (resource: Resource, nodes: TreeNode[]) =>
  relatedNodes(resource, nodes).map(({ name }) => name);

it('is what belongs to the Rollout and to its Experiments, and nothing that only has its name', () => {
  expect(
    names(rollout, [
      node('ReplicaSet', 'web-1', { parentRefs: ['rollout'] }),
      node('ReplicaSet', 'other-1', { parentRefs: ['other'] }),
      node('Experiment', 'web-e', { parentRefs: ['rollout'] }),
      node('AnalysisRun', 'web-e-a', { parentRefs: ['web-e'] }),
      node('Pod', 'web-1-p', { parentRefs: ['web-1'] }),
    ]),
  ).toEqual(['web-1', 'web-e-a', 'web-e']);
});

it('is the newest of many, as each is a request', () => {
  const runs = Array.from({ length: 30 }, (_, index) =>
    node('AnalysisRun', `run-${index}`, {
      parentRefs: ['rollout'],
      createdAt: new Date(index * 1000).toISOString(),
    }),
  );
  expect(names(rollout, runs)).toEqual(
    [29, 28, 27, 26, 25, 24, 23, 22].map(index => `run-${index}`),
  );
});

it('is target, primary and route of a Canary, of its own namespace', () => {
  expect(
    names(canary, [
      node('Deployment', 'web'),
      node('Deployment', 'web-primary'),
      node('Deployment', 'web', { namespace: 'elsewhere' }),
      node('Deployment', 'website'),
      node('HTTPRoute', 'web'),
      node('Ingress', 'web-canary'),
      node('Service', 'web'),
    ]),
  ).toEqual(['web', 'web-primary', 'web']);
});
