import type { PodFacts } from '../argo-rollouts/pods/PodFacts';
import { podState } from './podState';

function pod(facts: Partial<PodFacts>): PodFacts {
  return {
    namespace: 'shop',
    name: 'web-1',
    uid: 'u1',
    ownerUids: [],
    createdAt: '2026-01-05T09:00:00Z',
    status: 'Running',
    ready: 1,
    containers: 1,
    restarts: 0,
    images: [],
    ...facts,
  };
}

it.each([
  ['ready', { status: 'Running' }],
  ['starting', { status: 'Running', ready: 0 }],
  ['starting', { status: 'Pending', ready: 0 }],
  ['starting', { status: 'ContainerCreating', ready: 0 }],
  ['starting', { status: 'Init:0/1', ready: 0 }],
  ['failing', { status: 'Init:CrashLoopBackOff', ready: 0 }],
  ['failing', { status: 'Init:ExitCode:2', ready: 0 }],
  ['failing', { status: 'ErrImagePull', ready: 0 }],
  ['failing', { status: 'ImagePullBackOff', ready: 0 }],
  ['failing', { status: 'CreateContainerConfigError', ready: 0 }],
  ['failing', { status: 'OOMKilled', ready: 0 }],
  ['failing', { status: 'Evicted', ready: 0 }],
  // One of two containers runs on.
  ['failing', { status: 'CrashLoopBackOff', ready: 1, containers: 2 }],
  ['ending', { status: 'Terminating' }],
  ['done', { status: 'Completed', ready: 0 }],
  // Without containers nothing can be ready.
  ['starting', { status: 'Running', ready: 0, containers: 0 }],
])('is %s: %j', (state, facts) => {
  expect(podState(pod(facts))).toBe(state);
});
