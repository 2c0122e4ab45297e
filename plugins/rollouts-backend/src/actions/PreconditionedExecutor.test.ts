import {
  preconditionOf,
  projectRollout,
  renderSentence,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import { KubernetesUnreachableError } from '../cluster/KubernetesRequester';
import { Fleet } from '../fleet/Fleet';
import { FakeApiServer } from '../testing/FakeApiServer';
import { FakeCluster } from '../testing/FakeCluster';
import { pausedCanary } from '../testing/pausedCanary';
import { replicaSetOf } from '../testing/replicaSetOf';
import {
  PreconditionedExecutor,
  type ExecutorTiming,
} from './PreconditionedExecutor';
import type { RolloutCommand } from './RolloutActions';

const ID = 'prod-eu/argoproj.io/Rollout/payments/web';

function stage(object = pausedCanary(), timing: Partial<ExecutorTiming> = {}) {
  const cluster = new FakeCluster('prod-eu', 'production');
  cluster.put(object);
  const server = new FakeApiServer(object);
  const executor = new PreconditionedExecutor(
    new Fleet([cluster]),
    {
      reader: name => (name === 'prod-eu' ? server : undefined),
      actor: name => (name === 'prod-eu' ? server : undefined),
    },
    {
      now: () => new Date('2026-11-21T03:00:00Z'),
      effectTimeout: 20,
      ...timing,
    },
  );
  const command = (
    verb: Verb,
    precondition = preconditionOf(verb, projectRollout(object)),
  ): RolloutCommand => ({
    rolloutId: ID,
    verb,
    precondition,
    idempotencyKey: '00000000-0000-4000-8000-000000000001',
  });
  const sending = jest.fn(async () => {});
  const run = (wanted: RolloutCommand) =>
    executor.execute(wanted, { actionId: 'a-1', sending });
  /** The watch shows what the server stores, changed as a controller would. */
  const controllerDoes = (change: { spec?: object; status?: object }) => {
    server.controller = stored => {
      const now = pausedCanary({
        spec: { ...objectAt(stored.spec), ...change.spec },
        status: { ...objectAt(stored.status), ...change.status },
      });
      server.stored = now;
      cluster.put(now);
    };
  };
  return { cluster, server, command, run, sending, controllerDoes };
}

function objectAt(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

describe('PreconditionedExecutor', () => {
  it('promotes by clearing the pause that the person saw, and says so when the controller has moved', async () => {
    const { run, command, server, controllerDoes } = stage();
    controllerDoes({
      status: {
        currentStepIndex: 2,
        controllerPause: false,
        phase: 'Progressing',
        pauseConditions: undefined,
      },
    });

    const outcome = await run(command('promote'));

    expect(outcome.result).toBe('applied');
    expect(server.patches).toEqual([
      expect.objectContaining({
        path: '/apis/argoproj.io/v1alpha1/namespaces/payments/rollouts/web/status',
        contentType: 'application/json-patch+json',
        body: [
          {
            op: 'test',
            path: '/metadata/uid',
            value: 'c0ffee00-0000-4000-8000-000000000001',
          },
          { op: 'test', path: '/status/currentPodHash', value: '5f6c74b595' },
          { op: 'test', path: '/status/currentStepIndex', value: 1 },
          {
            op: 'test',
            path: '/status/pauseConditions/0/startTime',
            value: '2026-11-21T02:46:26Z',
          },
          { op: 'remove', path: '/status/pauseConditions' },
        ],
      }),
    ]);
  });

  it('does not take the stored request for obedience: a controller that does not react is said not to', async () => {
    const { run, command, server, cluster } = stage();
    server.controller = stored =>
      cluster.put(
        pausedCanary({
          status: { ...objectAt(stored.status), pauseConditions: undefined },
        }),
      );
    const outcome = await run(command('promote'));
    expect(outcome.result).toBe('accepted');
    expect(renderSentence(outcome.text)).toMatch(/has not reacted/);
  });

  it('sends nothing when the portal already knows that the state is another, and says what changed', async () => {
    const { run, command, server, cluster, sending } = stage();
    const promote = command('promote');
    cluster.put(
      pausedCanary({
        status: {
          currentStepIndex: 3,
          pauseConditions: undefined,
          phase: 'Progressing',
        },
      }),
    );

    const outcome = await run(promote);

    expect(outcome.result).toBe('rejected');
    expect(outcome.changes.length).toBeGreaterThan(0);
    expect(server.requests).toEqual([]);
    expect(sending).not.toHaveBeenCalled();
  });

  it('is stopped by the API server when the portal’s knowledge is old, and reads again to say what changed', async () => {
    const { run, command, server } = stage();
    server.stored = pausedCanary({
      status: {
        currentStepIndex: 2,
        pauseConditions: undefined,
        phase: 'Progressing',
      },
    });

    const outcome = await run(command('promote'));

    expect(outcome.result).toBe('rejected');
    expect(outcome.changes.map(renderSentence).join(' ')).toMatch(/step 3/);
    expect(server.stored).toMatchObject({ status: { currentStepIndex: 2 } });
  });

  it('aborts while steps advance, because an abort must not depend on the step', async () => {
    const { run, command, server, controllerDoes } = stage();
    const abort = command('abort');
    server.stored = pausedCanary({
      status: {
        currentStepIndex: 3,
        pauseConditions: undefined,
        phase: 'Progressing',
      },
    });
    controllerDoes({
      status: {
        phase: 'Degraded',
        message: 'RolloutAborted: Rollout aborted update to revision 2',
        abortedAt: '2026-11-21T03:00:00Z',
        controllerPause: false,
        currentStepIndex: 0,
        conditions: [
          { type: 'Progressing', status: 'False', reason: 'RolloutAborted' },
        ],
      },
    });
    expect((await run(abort)).result).toBe('applied');
  });

  it('unpauses first and waits for the controller before it ends the pause (recording 19)', async () => {
    const paused = pausedCanary({ spec: { paused: true } });
    const { run, command, server, cluster } = stage(paused);
    server.controller = stored => {
      const isSecond = server.patches.length === 2;
      const now = pausedCanary({
        spec: { paused: false },
        status: isSecond
          ? {
              currentStepIndex: 2,
              controllerPause: false,
              pauseConditions: undefined,
              phase: 'Progressing',
            }
          : { ...objectAt(stored.status) },
      });
      server.stored = now;
      cluster.put(now);
    };

    const outcome = await run(command('promote'));

    expect(outcome.result).toBe('applied');
    expect(server.patches.map(({ path }) => path.endsWith('/status'))).toEqual([
      false,
      true,
    ]);
  });

  it('does not promise a promotion when the controller never took up the unpausing', async () => {
    const { run, command, server } = stage(
      pausedCanary({ spec: { paused: true } }),
    );
    const outcome = await run(command('promote'));
    expect(outcome.result).toBe('accepted');
    expect(renderSentence(outcome.text)).toMatch(
      /^Resumed, but .* pause itself was not ended/,
    );
    expect(server.patches).toHaveLength(1);
  });

  it.each([
    [pausedCanary(), 'promote', /^Accepted by the cluster, and the portal was/],
    [
      pausedCanary({ spec: { paused: true } }),
      'promote',
      /^Resumed, and the portal was stopped before the pause itself was/,
    ],
  ] as const)(
    'waits for no effect once the process is to end, and does not blame the controller for that',
    async (object, verb, text) => {
      const stop = new AbortController();
      const { run, command, server } = stage(object, {
        // Longer than any test may take.
        effectTimeout: 3_600_000,
        stopping: stop.signal,
      });
      server.controller = () => stop.abort();
      const outcome = await run(command(verb));
      expect(outcome.result).toBe('accepted');
      expect(renderSentence(outcome.text)).toMatch(text);
      expect(server.patches).toHaveLength(1);
    },
  );

  it('ends a wait that has begun when the process is to end', async () => {
    const stop = new AbortController();
    const { run, command, server } = stage(pausedCanary(), {
      effectTimeout: 3_600_000,
      stopping: stop.signal,
    });
    const answered = new Promise<void>(resolve => {
      server.controller = () => setImmediate(resolve);
    });
    const outcome = run(command('promote'));
    await answered;
    stop.abort();
    expect((await outcome).result).toBe('accepted');
  });

  it('says that it only resumed when the pause could not be ended after that', async () => {
    const { run, command, server, cluster } = stage(
      pausedCanary({ spec: { paused: true } }),
    );
    server.controller = stored => {
      // Somebody else's version arrives right after the unpausing.
      const now = pausedCanary({
        spec: { paused: false },
        status: { ...objectAt(stored.status), currentPodHash: 'another' },
      });
      server.stored = now;
      cluster.put(now);
    };
    const outcome = await run(command('promote'));
    expect(outcome.result).toBe('rejected');
    expect(renderSentence(outcome.text)).toMatch(/resumed, and no more/);
  });

  it('refuses a promote on an aborted rollout, where kubectl prints "promoted" and nothing happens', async () => {
    const { run, command, server } = stage(
      pausedCanary({
        status: {
          abort: true,
          phase: 'Degraded',
          currentStepIndex: 0,
          pauseConditions: undefined,
        },
      }),
    );
    const outcome = await run(command('promote'));
    expect(outcome.result).toBe('rejected');
    expect(outcome.changes).toHaveLength(1);
    expect(server.requests).toEqual([]);
  });

  it('refuses a full promotion before the controller has taken up the new image (recording 25)', async () => {
    const { run, command, server } = stage(
      pausedCanary({ status: { observedGeneration: '2' } }),
    );
    expect((await run(command('promote-full'))).result).toBe('rejected');
    expect(server.requests).toEqual([]);
  });

  it('does not promote fully a version that was aborted a moment ago', async () => {
    const { run, command, server } = stage();
    server.stored = pausedCanary({ status: { abort: true } });
    expect((await run(command('promote-full'))).result).toBe('rejected');
    expect(server.stored).not.toMatchObject({ status: { promoteFull: true } });
  });

  it('holds a hand-made request to the same comparisons', async () => {
    const { run, command, server } = stage();
    const outcome = await run(
      command('promote', { uid: 'c0ffee00-0000-4000-8000-000000000001' }),
    );
    expect(outcome.result).toBe('rejected');
    expect(renderSentence(outcome.text)).toMatch(
      /podHash, stepIndex, pauseStartedAt/,
    );
    expect(server.requests).toEqual([]);
  });

  it('touches nothing that the portal only shows', async () => {
    const { run, command, server } = stage();
    expect(
      await run({
        ...command('abort'),
        rolloutId: 'prod-eu/flagger.app/Canary/payments/web',
      }),
    ).toMatchObject({
      result: 'rejected',
      changes: [{ code: 'because-only-shown', params: { kind: 'Canary' } }],
    });
    expect(server.requests).toEqual([]);
  });

  it('is denied where the operator gave no credentials for actions', async () => {
    const { run, command } = stage();
    const elsewhere = {
      ...command('abort'),
      rolloutId: ID.replace('prod-eu', 'prod-us'),
    };
    expect((await run(elsewhere)).result).toBe('denied');
  });

  it.each([
    [403, 'denied'],
    [401, 'denied'],
    [500, 'failed'],
    [429, 'failed'],
  ] as const)('calls HTTP %i %s', async (status, result) => {
    const { run, command, server } = stage();
    server.misbehave = () => ({ status, body: undefined });
    expect((await run(command('promote'))).result).toBe(result);
  });

  it('calls it failed when nothing was sent, and unknown when something was', async () => {
    const { run, command, server } = stage();
    for (const [sent, result] of [
      [false, 'failed'],
      [true, 'unknown'],
    ] as const) {
      server.misbehave = () => {
        throw new KubernetesUnreachableError('no answer', sent);
      };
      expect((await run(command('promote'))).result).toBe(result);
    }
  });

  it('resolves an unanswered request by what the watch shows', async () => {
    const { run, command, server, cluster } = stage();
    server.misbehave = () => {
      cluster.put(
        pausedCanary({
          status: {
            currentStepIndex: 2,
            controllerPause: false,
            pauseConditions: undefined,
            phase: 'Progressing',
          },
        }),
      );
      throw new KubernetesUnreachableError('no answer', true);
    };
    expect((await run(command('promote'))).result).toBe('applied');
  });

  it('pauses and resumes with one patch each, and says so when the controller has seen it', async () => {
    const { run, command, server, cluster } = stage();
    const observed = (paused: boolean) => {
      const now = pausedCanary({ spec: { paused } });
      server.stored = now;
      cluster.put(now);
    };
    server.controller = () => observed(true);
    expect(renderSentence((await run(command('pause'))).text)).toMatch(
      /^Paused\./,
    );
    server.controller = () => observed(false);
    const resume = command(
      'resume',
      preconditionOf('resume', projectRollout(server.stored)),
    );
    expect(renderSentence((await run(resume)).text)).toMatch(/^Resumed\./);
    expect(
      server.patches.map(({ path, body }) => [
        path.endsWith('/status'),
        Array.isArray(body) && body.at(-1),
      ]),
    ).toEqual([
      [false, { op: 'add', path: '/spec/paused', value: true }],
      // No index and no pause condition: resume is not promote.
      [false, { op: 'replace', path: '/spec/paused', value: false }],
    ]);
  });

  it('restarts by the API server’s clock, not by the portal’s', async () => {
    const { run, command, server } = stage();
    server.date = new Date('2026-11-21T02:58:12Z');
    await run(command('restart'));
    expect(server.patches.map(({ body }) => body)).toEqual([
      [
        {
          op: 'test',
          path: '/metadata/uid',
          value: 'c0ffee00-0000-4000-8000-000000000001',
        },
        { op: 'test', path: '/spec/restartAt', value: null },
        { op: 'add', path: '/spec/restartAt', value: '2026-11-21T02:58:12Z' },
      ],
    ]);
  });

  it('restarts by its own clock where the server does not tell the time', async () => {
    const { run, command, server } = stage();
    await run(command('restart'));
    expect(server.stored).toMatchObject({
      spec: { restartAt: '2026-11-21T03:00:00Z' },
    });
  });

  it('does not restart what somebody restarted meanwhile', async () => {
    const { run, command, server } = stage();
    server.stored = pausedCanary({
      spec: { restartAt: '2026-11-21T02:59:00Z' },
    });
    const outcome = await run(command('restart'));
    expect(outcome.result).toBe('rejected');
    expect(outcome.changes.map(renderSentence)).toEqual([
      'Somebody asked for a restart.',
    ]);
  });

  describe('undo', () => {
    const PATH = '/apis/apps/v1/namespaces/payments/replicasets/web-79f7c69fbb';

    function undoStage(replicaSet?: object) {
      const all = stage();
      if (replicaSet) all.server.others.set(PATH, replicaSet);
      const undo: RolloutCommand = {
        ...all.command('undo', {
          ...preconditionOf('undo', projectRollout(pausedCanary())),
          target: {
            replicaSet: 'web-79f7c69fbb',
            uid: 'c0ffee00-0000-4000-8000-000000000011',
            podHash: '79f7c69fbb',
          },
        }),
        revision: 1,
      };
      return { ...all, undo };
    }

    it('puts back the template of the ReplicaSet without the label of the controller', async () => {
      const { run, undo, server, controllerDoes } = undoStage(replicaSetOf());
      controllerDoes({
        status: {
          currentPodHash: '79f7c69fbb',
          currentStepIndex: 4,
          controllerPause: false,
          pauseConditions: undefined,
          phase: 'Progressing',
        },
      });
      const outcome = await run(undo);
      expect(outcome).toMatchObject({
        result: 'applied',
        text: { code: 'applied-undo-back' },
      });
      expect(server.patches.map(({ path, body }) => [path, body])).toEqual([
        [
          '/apis/argoproj.io/v1alpha1/namespaces/payments/rollouts/web',
          [
            {
              op: 'test',
              path: '/metadata/uid',
              value: 'c0ffee00-0000-4000-8000-000000000001',
            },
            { op: 'test', path: '/metadata/generation', value: 3 },
            { op: 'test', path: '/status/currentPodHash', value: '5f6c74b595' },
            {
              op: 'replace',
              path: '/spec/template',
              value: {
                metadata: {
                  labels: { app: 'web' },
                  annotations: { team: 'payments' },
                },
                spec: replicaSetOf().spec.template.spec,
              },
            },
          ],
        ],
      ]);
    });

    it.each([
      ['gone', undefined, 'The cluster no longer keeps revision 1.'],
      [
        'renumbered',
        replicaSetOf({ revision: 3 }),
        'Revision 1 is not the one that you saw: revisions were numbered anew.',
      ],
      [
        'made anew',
        replicaSetOf({ uid: 'another' }),
        'Revision 1 is not the one that you saw: revisions were numbered anew.',
      ],
      [
        'another rollout’s',
        replicaSetOf({ ownerUid: 'another' }),
        'Revision 1 is not the one that you saw: revisions were numbered anew.',
      ],
    ])(
      'changes nothing when the revision is %s, and says so',
      async (_, replicaSet, text) => {
        const { run, undo, server, sending } = undoStage(replicaSet);
        const outcome = await run(undo);
        expect(outcome.result).toBe('rejected');
        expect(outcome.changes.map(renderSentence)).toEqual([text]);
        expect(server.patches).toEqual([]);
        expect(sending).not.toHaveBeenCalled();
      },
    );

    it('is denied where the watcher may not read ReplicaSets', async () => {
      const { run, undo, server } = undoStage(replicaSetOf());
      server.misbehave = () => ({ status: 403, body: undefined });
      const outcome = await run(undo);
      expect(outcome).toMatchObject({
        result: 'denied',
        text: { code: 'denied-reading-revisions' },
      });
    });

    it('is stopped by the API server when the spec was changed meanwhile', async () => {
      const { run, undo, server } = undoStage(replicaSetOf());
      server.stored = {
        ...pausedCanary(),
        metadata: { ...pausedCanary().metadata, generation: 4 },
      };
      expect((await run(undo)).result).toBe('rejected');
      expect(server.stored).toMatchObject({ spec: pausedCanary().spec });
    });

    it('goes nowhere without the ReplicaSet that the person saw', async () => {
      const { run, command, server } = undoStage(replicaSetOf());
      const outcome = await run({ ...command('undo'), revision: 1 });
      expect(outcome.result).toBe('rejected');
      expect(renderSentence(outcome.text)).toMatch(/revision, target missing/);
      expect(server.requests).toEqual([]);
    });
  });

  it('leaves no listener behind', async () => {
    const { run, command, cluster } = stage();
    await run(command('promote'));
    expect(cluster.listeners).toBe(0);
  });
});
