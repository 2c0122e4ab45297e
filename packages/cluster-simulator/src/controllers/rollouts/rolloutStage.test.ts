import { ClusterView } from '../engine/ClusterView';
import { noTime } from '../engine/Pace';
import { rolloutStage } from './rolloutStage';

const always = rolloutStage({
  name: 'always',
  matches: () => true,
  next: () => [],
});

const view = new ClusterView(() => [], new Date(), noTime);

function rolloutWith(labels: { [label: string]: string }) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: {
      name: 'web',
      namespace: 'default',
      uid: 'u',
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels,
    },
  };
}

it.each([
  [{}, true],
  [{ 'argo-rollouts.argoproj.io/controller-instance-id': 'another' }, false],
])('a rollout with the labels %j is looked after: %s', (labels, isOurs) => {
  expect(always.matches(rolloutWith(labels), view)).toBe(isOurs);
});
