import { applicationObject, SYNCING } from '../testing/applicationObject';
import { isWaitedFor } from './isWaitedFor';
import { projectApplication } from './projectApplication';

const web = {
  group: 'argoproj.io',
  kind: 'Rollout',
  namespace: 'shop',
  name: 'web',
};

const waits = (operationState: object, object = web, status: object = {}) =>
  isWaitedFor(
    projectApplication(
      applicationObject({ status: { operationState, ...status } }),
    ),
    object,
  );

const result = (object: object, hookPhase: string) => ({
  ...object,
  version: 'v1alpha1',
  hookPhase,
});

it('sees that newer commits are blocked', () => {
  expect(waits({})).toBe('blocks');
});

it('sees a wait with nothing newer behind it', () => {
  expect(waits({}, web, { sync: { revision: SYNCING } })).toBe('waits');
});

it('compares all sources of an app that has several', () => {
  const revisions = [SYNCING, '1.2.0'];
  const several = (newest: string[]) =>
    waits({ syncResult: { revisions } }, web, {
      sync: { revisions: newest },
    });
  expect(several(revisions)).toBe('waits');
  expect(several([SYNCING, '1.3.0'])).toBe('blocks');
});

it('does not wait for what has another name or kind', () => {
  expect(waits({}, { ...web, name: 'api' })).toBeUndefined();
  expect(waits({}, { ...web, kind: 'Deployment' })).toBeUndefined();
});

it('tells two of one name apart by what the sync has not finished', () => {
  expect(waits({}, { ...web, namespace: 'staging' })).toBeUndefined();
});

it('sees the second of several that are waited for, which the message does not name', () => {
  const state = {
    message:
      'waiting for healthy state of apps/Deployment/api and 1 more resources',
    syncResult: { resources: [result(web, 'Running')] },
  };
  expect(waits(state)).toBe('blocks');
  expect(
    waits({
      ...state,
      syncResult: { resources: [result(web, 'Succeeded')] },
    }),
  ).toBeUndefined();
});

it.each([
  ['is over', { phase: 'Succeeded', message: 'successfully synced' }],
  [
    'runs a hook',
    { message: 'waiting for completion of hook batch/Job/migrate' },
  ],
  ['applies objects', { message: 'Sync operation in progress' }],
  ['says nothing', { message: null }],
])('does not wait for it while the sync %s', (_, state) => {
  expect(waits(state)).toBeUndefined();
});
