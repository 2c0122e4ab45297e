import { actionRequestSchema } from './actionSchema';

const request = {
  verb: 'undo',
  revision: 3,
  precondition: {
    uid: 'u-1',
    target: { replicaSet: 'web-79f7c69fbb', uid: 'u-2', podHash: '79f7c69fbb' },
  },
  idempotencyKey: '00000000-0000-4000-8000-000000000001',
};

const isTaken = (change: object) =>
  actionRequestSchema.safeParse({ ...request, ...change }).success;

it('takes an undo that names its revision', () => {
  expect(isTaken({})).toBe(true);
});

it.each([
  ['an undo without a revision', { revision: undefined }],
  ['a revision with another verb', { verb: 'promote' }],
  ['a revision that is none', { revision: 0 }],
])('does not take %s', (_, change) => {
  expect(isTaken(change)).toBe(false);
});

it.each(['../secrets/token', 'web/status', 'web?x=1', 'Web', ''])(
  'takes no ReplicaSet that would lead elsewhere: %j',
  replicaSet => {
    const target = { ...request.precondition.target, replicaSet };
    expect(isTaken({ precondition: { ...request.precondition, target } })).toBe(
      false,
    );
  },
);
