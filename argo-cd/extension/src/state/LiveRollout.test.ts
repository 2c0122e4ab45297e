import type { Resource } from '../argocd/extensionProps';
import { ReadProblem } from '../argocd/ReadProblem';
import type { ResourceRef, TreeNode } from '../argocd/TreeNode';
import type { LiveState } from '../model/LiveState';
import { LiveRollout } from './LiveRollout';
import type { Waiting } from './waiting';

const rollout = (changes: object = {}): Resource => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: {
    namespace: 'shop',
    name: 'web',
    uid: 'rollout',
    generation: 1,
    resourceVersion: '1',
  },
  spec: { replicas: 1, strategy: { canary: {} } },
  status: { observedGeneration: '1', phase: 'Healthy', ...changes },
});

const replicaSetNode = (resourceVersion: string): TreeNode => ({
  group: 'apps',
  version: 'v1',
  kind: 'ReplicaSet',
  name: 'web-1',
  namespace: 'shop',
  uid: 'rs',
  resourceVersion,
  createdAt: '',
  parentRefs: ['rollout'],
});

const replicaSet = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: {
    namespace: 'shop',
    name: 'web-1',
    uid: 'rs',
    annotations: { 'rollout.argoproj.io/revision': '7' },
    ownerReferences: [
      { kind: 'Rollout', name: 'web', uid: 'rollout', controller: true },
    ],
  },
  spec: { replicas: 1 },
};

/** A tab whose time passes when the test says so. */
function tab(
  given: Record<string, unknown> = {},
  resource: Resource = rollout(),
) {
  const states: LiveState[] = [];
  const asked: string[] = [];
  const answers: Record<string, unknown> = {
    Rollout: rollout(),
    ReplicaSet: replicaSet,
    ...given,
  };
  const waits: { ms: number; end(): void }[] = [];
  let now = 0;
  const waiting: Waiting = {
    now: () => now,
    for: (ms, signal) =>
      new Promise(resolve => {
        if (signal.aborted) resolve();
        else waits.push({ ms, end: resolve });
        signal.addEventListener('abort', () => resolve());
      }),
    untilVisible: async () => {},
  };
  const live = new LiveRollout({
    resource,
    nodes: [replicaSetNode('1')],
    waiting,
    publish: state => states.push(state),
    api: {
      events: async () => [],
      async resource({ kind }: ResourceRef, signal: AbortSignal) {
        asked.push(kind);
        const answer = await answers[kind];
        signal.throwIfAborted();
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
  });
  const ending = new AbortController();
  const running = live.run(ending.signal);
  /** Until it waits again. */
  const settled = async () => {
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  };
  return {
    ...{ live, states, asked, answers, waits },
    settled,
    /** Lets what it waits for pass, and what follows happen. */
    async pass(ms: number) {
      now += ms;
      waits.splice(0).forEach(({ end }) => end());
      await settled();
    },
    async close() {
      ending.abort();
      await running;
    },
  };
}

function known(state: LiveState | undefined) {
  if (state?.what !== 'known') throw new Error(`It is ${state?.what}`);
  return state;
}

it('begins with what it was given, and then knows what stands beside it', async () => {
  const { live, states, settled, close } = tab();
  const first = known(live.state);
  expect(first.detail.phase).toBe('Healthy');
  expect(first.isComplete).toBe(false);
  await settled();
  expect(known(states.at(-1)).isComplete).toBe(true);
  expect(known(states.at(-1)).detail.revisions).toHaveLength(1);
  await close();
});

it('is read more often while something moves', async () => {
  const resting = tab();
  await resting.settled();
  await resting.pass(1_000);
  expect(resting.waits.map(({ ms }) => ms)).toEqual([29_000]);
  await resting.close();

  const moving = tab({ Rollout: rollout({ phase: 'Progressing' }) });
  await moving.settled();
  await moving.pass(1_000);
  expect(moving.waits.map(({ ms }) => ms)).toEqual([4_000]);
  await moving.close();
});

it('does not read anew what has not changed in the tree', async () => {
  const { asked, pass, settled, live, close } = tab();
  await settled();
  expect(asked).toEqual(['Rollout', 'ReplicaSet']);
  await pass(1_000);
  await pass(30_000);
  expect(asked).toEqual(['Rollout', 'ReplicaSet', 'Rollout']);
  await pass(1_000);
  // The tree wakes it.
  live.update(rollout(), [replicaSetNode('2')]);
  await settled();
  expect(asked.slice(3)).toEqual(['Rollout', 'ReplicaSet']);
  await close();
});

it.each([
  ['Running', 2],
  ['Successful', 1],
])(
  'reads an AnalysisRun that is %s %d times in two rounds',
  async (phase, times) => {
    const run = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AnalysisRun',
      metadata: { namespace: 'shop', name: 'web-a', uid: 'run' },
      status: { phase },
    };
    const { asked, pass, settled, live, close } = tab({ AnalysisRun: run });
    live.update(rollout(), [
      {
        ...replicaSetNode('1'),
        kind: 'AnalysisRun',
        name: 'web-a',
        uid: 'run',
      },
    ]);
    await settled();
    await pass(1_000);
    await pass(30_000);
    await pass(1_000);
    await pass(30_000);
    expect(asked.filter(kind => kind === 'AnalysisRun')).toHaveLength(times);
    await close();
  },
);

it('is not woken by what Argo CD says of other objects', async () => {
  const { asked, pass, settled, live, close } = tab();
  await settled();
  await pass(1_000);
  live.update(rollout(), [
    replicaSetNode('1'),
    { ...replicaSetNode('9'), uid: 'other', parentRefs: ['other'] },
  ]);
  await settled();
  expect(asked).toEqual(['Rollout', 'ReplicaSet']);
  await close();
});

it('keeps what it knew when the object cannot be read, and says of when and why', async () => {
  const { answers, states, pass, settled, close } = tab();
  await settled();
  answers.Rollout = new ReadProblem('failed', 'connection refused');
  await pass(1_000);
  await pass(30_000);
  const stale = known(states.at(-1));
  expect(stale.detail.phase).toBe('Healthy');
  expect(stale.readAt).toBe(0);
  expect(stale.stale?.message).toBe('connection refused');

  answers.Rollout = rollout({ phase: 'Degraded' });
  await pass(1_000);
  await pass(30_000);
  expect(known(states.at(-1)).stale).toBeUndefined();
  expect(known(states.at(-1)).detail.phase).toBe('Degraded');
  await close();
});

it('says nothing of revisions when one ReplicaSet cannot be read', async () => {
  const problem = new ReadProblem('denied', 'permission denied');
  const { states, settled, close } = tab({ ReplicaSet: problem });
  await settled();
  const state = known(states.at(-1));
  expect(state.detail.revisionsKnown).toBe(false);
  expect(state.missing).toEqual([{ kind: 'ReplicaSet', problem }]);
  await close();
});

it('takes what is gone by now for gone, not for a problem', async () => {
  const { states, settled, close } = tab({
    ReplicaSet: new ReadProblem('gone', 'not found'),
  });
  await settled();
  expect(known(states.at(-1)).missing).toEqual([]);
  expect(known(states.at(-1)).detail.revisionsKnown).toBe(true);
  await close();
});

it('publishes nothing after it was closed, not even what was under way', async () => {
  let answer: (object: unknown) => void = () => {};
  const { states, close, settled } = tab({
    Rollout: new Promise(resolve => {
      answer = resolve;
    }),
  });
  const closed = close();
  answer(rollout());
  await closed;
  await settled();
  expect(states).toEqual([]);
});

it('says what is wrong with an object that it cannot read', () => {
  const { live } = tab({}, { ...rollout(), kind: 'Deployment' });
  expect(live.state).toEqual({
    what: 'unreadable',
    because: expect.stringContaining('Not a Rollout'),
  });
});
