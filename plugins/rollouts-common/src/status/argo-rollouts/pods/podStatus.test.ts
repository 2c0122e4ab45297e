import { projectPod } from './projectPod';

const running = { running: {} };

function pod({
  status,
  spec,
  metadata,
}: {
  status?: object;
  spec?: object;
  metadata?: object;
}) {
  return projectPod({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace: 'shop', name: 'web-1', uid: 'u1', ...metadata },
    spec: { containers: [{ name: 'web' }], ...spec },
    status: { phase: 'Running', ...status },
  });
}

const init = (state: object, more: object = {}) => ({
  spec: { initContainers: [{ name: 'init' }, { name: 'more' }] },
  status: {
    phase: 'Pending',
    initContainerStatuses: [{ name: 'init', restartCount: 2, state, ...more }],
  },
});

const main = (state: object, more: object = {}) => ({
  status: {
    containerStatuses: [{ name: 'web', restartCount: 3, state, ...more }],
  },
});

it.each([
  ['Running', { ready: 1, restarts: 3 }, main(running, { ready: true })],
  ['Running', { ready: 0 }, main(running)],
  ['CrashLoopBackOff', {}, main({ waiting: { reason: 'CrashLoopBackOff' } })],
  ['OOMKilled', {}, main({ terminated: { reason: 'OOMKilled' } })],
  ['Signal:9', {}, main({ terminated: { signal: 9, exitCode: 137 } })],
  ['ExitCode:1', {}, main({ terminated: { exitCode: 1 } })],
  ['Evicted', {}, { status: { reason: 'Evicted' } }],
  ['Init:0/2', { restarts: 2 }, init(running)],
  ['Init:0/2', {}, init({ waiting: { reason: 'PodInitializing' } })],
  ['Init:ErrImagePull', {}, init({ waiting: { reason: 'ErrImagePull' } })],
  ['Init:Error', {}, init({ terminated: { reason: 'Error', exitCode: 1 } })],
  ['Init:Signal:9', {}, init({ terminated: { signal: 9, exitCode: 137 } })],
  ['Init:ExitCode:2', {}, init({ terminated: { exitCode: 2 } })],
  ['Pending', {}, init({ terminated: { reason: 'Completed', exitCode: 0 } })],
])('%s %j', (status, counted, given) => {
  expect(pod(given)).toMatchObject({ status, containers: 1, ...counted });
});

it('goes on behind a sidecar that has started', () => {
  expect(
    pod({
      spec: { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] },
      status: {
        initContainerStatuses: [
          { name: 'proxy', started: true, ready: false, state: running },
        ],
        containerStatuses: [{ name: 'web', ready: true, state: running }],
      },
    }),
  ).toMatchObject({ status: 'Running', ready: 1 });
});

it('is Running while one container has completed and another goes on', () => {
  expect(
    pod({
      status: {
        containerStatuses: [
          { state: { terminated: { reason: 'Completed' } } },
          { ready: true, state: running },
        ],
      },
    }).status,
  ).toBe('Running');
});

it.each([
  ['Terminating', {}],
  ['Unknown', { reason: 'NodeLost' }],
])('reads %s when it is deleted', (expected, status) => {
  const metadata = { deletionTimestamp: '2026-01-05T09:00:00Z' };
  expect(pod({ metadata, status }).status).toBe(expected);
});
