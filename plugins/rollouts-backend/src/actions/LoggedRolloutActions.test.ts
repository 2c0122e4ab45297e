import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  sentence,
  type ActionOutcome,
} from '@rollouts-portal/plugin-rollouts-common';

import { ActionLog } from './ActionLog';
import { LoggedRolloutActions } from './LoggedRolloutActions';
import type { ActionCaller, RolloutCommand } from './RolloutActions';
import type { ActionAttempt, RolloutExecutor } from './RolloutExecutor';

const command: RolloutCommand = {
  rolloutId: 'prod-eu/argoproj.io/Rollout/payments/web',
  verb: 'promote',
  precondition: {
    uid: 'u-1',
    podHash: 'abc',
    stepIndex: 1,
    pauseStartedAt: null,
  },
  reason: 'CHG-1182',
  idempotencyKey: '00000000-0000-4000-8000-000000000001',
};

function caller(userEntityRef = 'user:default/payments-owner'): ActionCaller {
  return {
    credentials: mockCredentials.user(userEntityRef),
    // Only the auditor reads the request.
    request: Object.create(null),
  };
}

/** Sends once and lets the test decide when it is answered. */
class HeldExecutor implements RolloutExecutor {
  sent = 0;
  #answer: (() => void) | undefined;
  readonly #began: Promise<void>;
  #begin: () => void = () => {};

  constructor(private readonly fault?: 'before' | 'after') {
    this.#began = new Promise(resolve => {
      this.#begin = resolve;
    });
  }

  async execute(
    { verb, rolloutId }: RolloutCommand,
    { actionId, sending }: ActionAttempt,
  ): Promise<ActionOutcome> {
    if (this.fault === 'before') throw new Error('broken before sending');
    await sending();
    this.sent += 1;
    if (this.fault === 'after') throw new Error('broken after sending');
    this.#begin();
    await new Promise<void>(resolve => {
      this.#answer = resolve;
    });
    return {
      actionId,
      verb,
      rolloutId,
      result: 'applied',
      text: sentence('outcome-accepted', { seconds: 1 }),
      changes: [],
      at: '2026-11-21T03:00:01.000Z',
    };
  }

  async answer() {
    await this.#began;
    this.#answer?.();
  }
}

// SQLite, and each PostgreSQL that the environment names; `npm test` starts one.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('LoggedRolloutActions on %s', id => {
  async function stage(executor: RolloutExecutor) {
    const knex = await databases.init(id);
    const log = await ActionLog.open(
      mockServices.database.mock({
        getClient: async () => knex,
        migrations: { skip: false },
      }),
    );
    const actions = new LoggedRolloutActions(
      executor,
      log,
      mockServices.logger.mock(),
      () => new Date('2026-11-21T03:00:00Z'),
    );
    const rows = () =>
      knex('action_log')
        .select('actor', 'verb', 'state', 'result', 'reason')
        .orderBy(['state', 'result']);
    return { actions, rows, knex, log };
  }

  it('is on record before it is sent, and final with its result afterwards', async () => {
    const executor = new HeldExecutor();
    const { actions, rows } = await stage(executor);
    const running = actions.run(command, caller());
    const answered = executor.answer();
    await expect(running).resolves.toMatchObject({ result: 'applied' });
    await answered;
    expect(await rows()).toEqual([
      {
        actor: 'user:default/payments-owner',
        verb: 'promote',
        state: 'final',
        result: 'applied',
        reason: 'CHG-1182',
      },
    ]);
  });

  it('sends nothing when it cannot be written down', async () => {
    const executor = new HeldExecutor();
    const { actions, knex } = await stage(executor);
    await knex.schema.dropTable('action_log');
    await expect(actions.run(command, caller())).rejects.toThrow(
      'could not be written',
    );
    expect(executor.sent).toBe(0);
  });

  it('acts once for two requests of the same click, and answers both alike', async () => {
    const executor = new HeldExecutor();
    const { actions, rows } = await stage(executor);
    const both = Promise.all([
      actions.run(command, caller()),
      actions.run(command, caller()),
    ]);
    await executor.answer();
    const [first, second] = await both;
    expect(second).toEqual(first);
    expect(executor.sent).toBe(1);
    expect(await rows()).toHaveLength(1);

    // Also long after, from the log.
    await expect(actions.run(command, caller())).resolves.toEqual(first);
    expect(executor.sent).toBe(1);
  });

  it('refuses one key for two different actions', async () => {
    const executor = new HeldExecutor();
    const { actions } = await stage(executor);
    const running = actions.run(command, caller());
    await executor.answer();
    await running;
    await expect(
      actions.run({ ...command, verb: 'abort' }, caller()),
    ).rejects.toThrow(/idempotency key/);
  });

  it('keeps the revision of an undo, and refuses its key for another one', async () => {
    const executor = new HeldExecutor();
    const { actions, knex } = await stage(executor);
    const undo: RolloutCommand = { ...command, verb: 'undo', revision: 3 };
    const running = actions.run(undo, caller());
    await executor.answer();
    const first = await running;
    expect(await knex('action_log').select('verb', 'revision')).toEqual([
      { verb: 'undo', revision: 3 },
    ]);
    await expect(actions.run(undo, caller())).resolves.toEqual(first);
    await expect(
      actions.run({ ...undo, revision: 2 }, caller()),
    ).rejects.toThrow(/idempotency key/);
  });

  it('keeps the keys of different people apart', async () => {
    const executor = new HeldExecutor();
    const { actions, rows } = await stage(executor);
    const first = actions.run(command, caller());
    await executor.answer();
    await first;
    const failing = await stageOn(
      actions,
      'user:default/somebody-else',
      executor,
    );
    expect(failing).toBe(2);
    expect(await rows()).toHaveLength(2);
  });

  it.each([
    ['before', 'failed'],
    ['after', 'unknown'],
  ] as const)(
    'says what can be said when it breaks %s sending: %s',
    async (fault, result) => {
      const { actions, rows } = await stage(new HeldExecutor(fault));
      await expect(actions.run(command, caller())).resolves.toMatchObject({
        result,
      });
      expect(await rows()).toEqual([
        expect.objectContaining({ state: 'final', result }),
      ]);
    },
  );

  it('closes what a dead process left open: sent is unknown, not sent has failed, recent is left alone', async () => {
    const { log, rows } = await stage(new HeldExecutor());
    const open = (actionId: string, initiatedAt: string) =>
      log.initiate({
        actionId,
        actor: 'user:default/payments-owner',
        command: {
          ...command,
          idempotencyKey: `00000000-0000-4000-8000-00000000000${actionId.slice(
            -1,
          )}`,
        },
        initiatedAt,
      });
    await open('old-1', '2026-11-21T01:00:00.000Z');
    await open('old-2', '2026-11-21T01:00:00.000Z');
    await log.markSent('old-2', '2026-11-21T01:00:00.000Z');
    await open('new-3', '2026-11-21T02:59:00.000Z');

    await expect(
      log.closeAbandoned(
        '2026-11-21T02:00:00.000Z',
        '2026-11-21T03:00:00.000Z',
      ),
    ).resolves.toBe(2);
    expect((await rows()).map(({ state, result }) => [state, result])).toEqual([
      ['final', 'failed'],
      ['final', 'unknown'],
      ['initiated', null],
    ]);
  });
});

async function stageOn(
  actions: LoggedRolloutActions,
  user: string,
  executor: HeldExecutor,
): Promise<number> {
  const running = actions.run(command, caller(user));
  // The second attempt answers as soon as it has been sent.
  while (executor.sent < 2) {
    await new Promise(resolve => setImmediate(resolve));
  }
  await executor.answer();
  await running;
  return executor.sent;
}
