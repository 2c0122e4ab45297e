import { mockCredentials } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import {
  sentence,
  type ActionOutcome,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ActionCaller, RolloutCommand } from '../actions/RolloutActions';
import { RecordedMetrics } from '../testing/RecordedMetrics';
import { MeteredRolloutActions } from './MeteredRolloutActions';

const command: RolloutCommand = {
  rolloutId: 'prod-eu/argoproj.io/Rollout/payments/web',
  verb: 'abort',
  precondition: { uid: 'u-1' },
  idempotencyKey: '00000000-0000-4000-8000-000000000001',
};
const caller: ActionCaller = {
  credentials: mockCredentials.user(),
  request: Object.create(null),
};
const outcome: ActionOutcome = {
  actionId: 'a-1',
  verb: 'abort',
  rolloutId: command.rolloutId,
  result: 'applied',
  text: sentence('outcome-rejected'),
  changes: [],
  at: '2026-11-21T03:00:00Z',
};

describe('MeteredRolloutActions', () => {
  it('counts an attempt by its result, and answers what it was answered', async () => {
    const metrics = new RecordedMetrics();
    const actions = new MeteredRolloutActions(
      { run: async () => outcome },
      metrics,
    );
    expect(await actions.run(command, caller)).toBe(outcome);
    expect(metrics.recorded).toEqual([
      {
        name: 'rollouts.actions',
        value: 1,
        attributes: { verb: 'abort', result: 'applied' },
      },
    ]);
  });

  it('counts one that was refused, too, by the name of the error', async () => {
    const metrics = new RecordedMetrics();
    const refusal = new NotAllowedError('not you');
    const actions = new MeteredRolloutActions(
      { run: () => Promise.reject(refusal) },
      metrics,
    );
    await expect(actions.run(command, caller)).rejects.toBe(refusal);
    expect(metrics.recorded).toMatchObject([
      { attributes: { verb: 'abort', result: 'NotAllowedError' } },
    ]);
  });
});
