import type { PodFacts } from '../argo-rollouts/pods/PodFacts';
import { shownPods } from './shownPods';

function pod(name: string, status: string, second = '00'): PodFacts {
  return {
    namespace: 'shop',
    name,
    uid: name,
    ownerUids: [],
    createdAt: `2026-01-05T09:00:${second}Z`,
    status,
    ready: status === 'Running' ? 1 : 0,
    containers: 1,
    restarts: 0,
    images: [],
  };
}

it('shows the worst first, and of equals the oldest', () => {
  const { podList } = shownPods([
    pod('young', 'Running', '09'),
    pod('b', 'Running', '01'),
    pod('a', 'Running', '01'),
    pod('going', 'Terminating'),
    pod('coming', 'Pending'),
    pod('broken', 'CrashLoopBackOff', '09'),
  ]);
  expect(podList.map(({ name }) => name)).toEqual([
    'broken',
    'coming',
    'going',
    'a',
    'b',
    'young',
  ]);
});

it('keeps the broken ones when there are more than anybody reads, and says how many are left out', () => {
  const { podList, podsLeftOut } = shownPods([
    ...Array.from({ length: 300 }, (_, index) =>
      pod(`web-${index}`, 'Running'),
    ),
    pod('broken', 'CrashLoopBackOff', '59'),
  ]);
  expect(podList[0]?.name).toBe('broken');
  expect(podList.length + (podsLeftOut ?? 0)).toBe(301);
  expect(podsLeftOut).toBe(201);
});
