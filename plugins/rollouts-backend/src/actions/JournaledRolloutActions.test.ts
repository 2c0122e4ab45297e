import { mockCredentials } from '@backstage/backend-test-utils';
import {
  sentence,
  type ActionResult,
  type JournalEntry,
} from '@rollouts-portal/plugin-rollouts-common';

import { JournaledRolloutActions } from './JournaledRolloutActions';
import type { RolloutCommand } from './RolloutActions';

const command: RolloutCommand = {
  rolloutId: 'prod-eu/argoproj.io/Rollout/payments/web',
  verb: 'abort',
  precondition: { uid: 'u-1', podHash: 'abc' },
  idempotencyKey: '00000000-0000-4000-8000-000000000001',
};

async function notedWhen(result: ActionResult) {
  const noted: [string, JournalEntry][] = [];
  const actions = new JournaledRolloutActions(
    {
      run: async ({ verb, rolloutId }) => ({
        actionId: 'a-1',
        verb,
        rolloutId,
        result,
        text: sentence('applied-abort'),
        changes: [],
        at: '2026-11-21T03:00:00Z',
      }),
    },
    { note: (id, entry) => noted.push([id, entry]) },
  );
  await actions.run(command, {
    credentials: mockCredentials.user('user:default/payments-owner'),
    // Nobody reads the request here.
    request: Object.create(null),
  });
  return noted;
}

describe('JournaledRolloutActions', () => {
  it('notes who acted, once the controller has obeyed', async () => {
    await expect(notedWhen('applied')).resolves.toEqual([
      [
        command.rolloutId,
        {
          what: 'acted',
          at: '2026-11-21T03:00:00Z',
          verb: 'abort',
          by: 'user:default/payments-owner',
          podHash: 'abc',
        },
      ],
    ]);
  });

  it.each(['rejected', 'denied', 'failed', 'unknown', 'accepted'] as const)(
    'notes nothing of what was %s',
    async result => {
      await expect(notedWhen(result)).resolves.toEqual([]);
    },
  );
});
