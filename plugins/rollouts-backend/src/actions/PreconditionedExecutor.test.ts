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
import { PreconditionedExecutor } from './PreconditionedExecutor';
import type { RolloutCommand } from './RolloutActions';

const ID = 'prod-eu/argoproj.io/Rollout/payments/web';

function stage(object = pausedCanary()) {
  const cluster = new FakeCluster('prod-eu', 'production');
  cluster.put(object);
  const server = new FakeApiServer(object);
  const executor = new PreconditionedExecutor(
    new Fleet([cluster]),
    name => (name === 'prod-eu' ? server : undefined),
    { now: () => new Date('2026-11-21T03:00:00Z'), effectTimeout: 20 },
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

  it('leaves no listener behind', async () => {
    const { run, command, cluster } = stage();
    await run(command('promote'));
    expect(cluster.listeners).toBe(0);
  });
});
