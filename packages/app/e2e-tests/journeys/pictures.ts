import assert from 'node:assert/strict';

import {
  currentPods,
  isAborted,
  isPausedAt,
} from '@rollouts-portal/control-plane/rolloutStates.ts';

import { assertDialogOrder } from '../assertDialogOrder.ts';
import { assertOrder } from '../assertOrder.ts';
import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import type { Look, RolloutPage } from '../RolloutPage.ts';
import { takePicture } from '../takePicture.ts';
import { TestRollout } from '../TestRollout.ts';
import { USERS, type User } from '../users.ts';
import type { World } from '../World.ts';

export const LOOKS: readonly Look[] = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 1440 },
  { colorScheme: 'light', width: 360 },
  { colorScheme: 'dark', width: 360 },
];

const PAUSED = 'payments-api';
const ABORTED = 'payments-ledger';
const IMPOSTOR = 'payments-impostor';
const MANY = 'payments-gateway';

// Names for people: these pictures are in the documentation.
export const components: readonly TestComponent[] = [
  { name: PAUSED, owner: 'team-payments' },
  { name: ABORTED, owner: 'team-payments' },
  { name: MANY, owner: 'team-payments' },
  { name: IMPOSTOR, owner: 'team-checkout', kubernetesId: PAUSED },
];

// The story of the drawings, paused at step 4 of 8.
const STEPS = [
  { setWeight: 10 },
  { pause: { duration: '1s' } },
  { setWeight: 20 },
  { pause: {} },
  { setWeight: 40 },
  { pause: { duration: '10m' } },
  { setWeight: 60 },
  { pause: { duration: '10m' } },
];

let paused: TestRollout | undefined;

/** The rollout of most pictures, at step 4; applied by whichever journey comes first. */
async function pausedRollout(world: World): Promise<TestRollout> {
  if (paused) return paused;
  paused = await TestRollout.apply(world.europe, {
    id: PAUSED,
    namespace: 'payments',
    owner: `component:default/${PAUSED}`,
    replicas: 10,
    steps: STEPS,
  });
  await paused.update('2.4.1');
  await paused.waitFor(isPausedAt(3));
  return paused;
}

let manySteps: TestRollout | undefined;

/** A rollout with enough pauses to promote it in every picture of an outcome. */
async function rolloutOfManySteps(world: World): Promise<TestRollout> {
  if (manySteps) return manySteps;
  manySteps = await TestRollout.apply(world.europe, {
    id: MANY,
    namespace: 'payments',
    owner: `component:default/${MANY}`,
    replicas: 10,
    steps: [10, 20, 30, 40, 50, 60, 70, 80, 90].flatMap(setWeight => [
      { setWeight },
      { pause: {} },
    ]),
  });
  await manySteps.update('2.4.1');
  await manySteps.waitFor(isPausedAt(1));
  return manySteps;
}

/** One picture of a state in every look. */
function picture(
  name: string,
  user: User,
  component: string,
  prepare: (
    world: World,
  ) => Promise<(page: RolloutPage, look: Look) => Promise<void>>,
): Journey {
  return {
    name: `the picture “${name}” keeps to the drawings in light and dark, 1440 and 360 px`,
    async run(world) {
      const pose = await prepare(world);
      for (const look of LOOKS) {
        const page = await world.open({ user, component, look });
        await page.steps.first().waitFor();
        await pose(page, look);
        await takePicture(world, page, { name, look });
        await page.close();
      }
    },
  };
}

export const journeys: readonly Journey[] = [
  picture('paused', USERS.owner, PAUSED, async world => {
    await pausedRollout(world);
    return async (page, look) => {
      await assertOrder(page, look);
      const words = await page.steps.allInnerTexts();
      assert.match(words[0] ?? '', /, done/);
      assert.match(words[3] ?? '', /, current/);
      assert.match(words[4] ?? '', /, to come/);
      assert.match(
        await page.verdict.innerText(),
        /^Paused · waits for a person/,
      );
      await page.action(/^Promote to step 5$/).waitFor();
    };
  }),
  picture('unverified', USERS.otherOwner, IMPOSTOR, async world => {
    await pausedRollout(world);
    return async (page, look) => {
      await assertOrder(page, look);
      await page.page
        .getByRole('button', { name: 'owner unverified' })
        .waitFor();
    };
  }),
  picture('dialog', USERS.owner, PAUSED, async world => {
    await pausedRollout(world);
    return async page => {
      await page.preview(/^Promote to step/);
      await assertDialogOrder(page);
    };
  }),
  picture('dialog-abort', USERS.owner, PAUSED, async world => {
    await pausedRollout(world);
    return async page => {
      await page.preview(/^Abort…$/);
      await assertDialogOrder(page);
    };
  }),
  picture('outcome-rejected', USERS.owner, MANY, async world => {
    const rollout = await rolloutOfManySteps(world);
    return async page => {
      const confirm = await page.preview(/^Promote to step/);
      const hold = await page.holdActions();
      await confirm.click();
      await hold.held;
      await rollout.promote();
      hold.release();
      assert.match(await page.outcome(), /^State changed\b/);
    };
  }),
  picture('outcome-applied', USERS.owner, MANY, async world => {
    await rolloutOfManySteps(world);
    return async page => {
      await (await page.preview(/^Promote to step/)).click();
      assert.match(await page.outcome(), /^Applied\b/);
    };
  }),
  picture('aborted', USERS.owner, ABORTED, async world => {
    const rollout = await TestRollout.apply(world.europe, {
      id: ABORTED,
      namespace: 'payments',
      owner: `component:default/${ABORTED}`,
      steps: STEPS,
    });
    await rollout.update('2.4.1');
    await rollout.waitFor(isPausedAt(3));
    await rollout.abort();
    await rollout.waitFor(
      object => isAborted(object) && currentPods(object).updated === 0,
    );
    return async (page, look) => {
      await assertOrder(page, look);
      const verdict = await page.verdict.innerText();
      assert.match(verdict, /^Degraded · aborted/);
      // That is the stable image; revision 2 is another one.
      assert.doesNotMatch(verdict, /Revision 2 · web:1\.0\.0/);
      await page.action(/^Retry/).waitFor();
    };
  }),
];
