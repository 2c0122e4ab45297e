import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { sentence } from '@rollouts-portal/plugin-rollouts-common';

import { accessUnder } from '../permissions/accessUnder';
import {
  EVERY_ROLLOUT,
  type RolloutCondition,
} from '../permissions/RolloutCondition';
import type { RolloutResource } from '../permissions/RolloutResource';
import { AuthorizedRolloutActions } from './AuthorizedRolloutActions';
import type { RolloutCommand } from './RolloutActions';

const NOT_OF_FEW: RolloutCondition = {
  not: { field: 'owners', values: ['group:default/few'] },
};
const IN_EU: RolloutCondition = { field: 'cluster', values: ['eu'] };

const command: RolloutCommand = {
  rolloutId: 'eu/argoproj.io/Rollout/payments/web',
  verb: 'promote',
  precondition: { uid: 'u-1', podHash: 'abc' },
  idempotencyKey: '00000000-0000-4000-8000-000000000001',
};

const web: RolloutResource = {
  id: command.rolloutId,
  cluster: 'eu',
  namespace: 'payments',
  provider: 'argo-rollouts',
  labels: {},
  owners: [],
  unknown: [],
};
const OWNER_UNKNOWN: RolloutResource = { ...web, unknown: ['owners'] };

/** Backstage, which does not know what is unknown, allows everything. */
async function act({
  readable = EVERY_ROLLOUT,
  usable = EVERY_ROLLOUT,
  rollout = web,
}: {
  readable?: RolloutCondition;
  usable?: RolloutCondition;
  rollout?: RolloutResource;
}) {
  let lookUps = 0;
  const actions = new AuthorizedRolloutActions(
    {
      run: async ({ verb, rolloutId }) => ({
        actionId: 'a-1',
        verb,
        rolloutId,
        result: 'applied',
        text: sentence('applied-abort'),
        changes: [],
        at: '2026-11-21T03:00:00Z',
      }),
    },
    {
      permissions: mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      }),
      writesAllowed: true,
      access: async () => accessUnder({ readable, usable: () => usable }),
      resource: async () => {
        lookUps += 1;
        return rollout;
      },
    },
  );
  const { result } = await actions.run(command, {
    credentials: mockCredentials.user(),
    // Nobody reads the request here.
    request: Object.create(null),
  });
  return { result, lookUps };
}

it('lets through who may use all rollouts but those of some, where it is known not to be theirs', async () => {
  await expect(act({ usable: NOT_OF_FEW })).resolves.toMatchObject({
    result: 'applied',
  });
});

it('denies it where nobody can tell whose it is', async () => {
  await expect(
    act({ usable: NOT_OF_FEW, rollout: OWNER_UNKNOWN }),
  ).rejects.toThrow(expect.objectContaining({ name: 'NotAllowedError' }));
});

it('says that there is none to who may not see it for the same reason', async () => {
  await expect(
    act({ readable: NOT_OF_FEW, rollout: OWNER_UNKNOWN }),
  ).rejects.toThrow(expect.objectContaining({ name: 'NotFoundError' }));
});

it('does not mind an unknown owner where the policy decides by something else', async () => {
  await expect(
    act({ usable: { anyOf: [NOT_OF_FEW, IN_EU] }, rollout: OWNER_UNKNOWN }),
  ).resolves.toMatchObject({ result: 'applied' });
});

it('looks nobody up where the policy lets the person do everything', async () => {
  await expect(act({})).resolves.toEqual({ result: 'applied', lookUps: 0 });
});
