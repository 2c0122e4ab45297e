import assert from 'node:assert/strict';

import { applyScenario } from '@rollouts-portal/control-plane/applyScenario.ts';
import { at } from '@rollouts-portal/control-plane/json.ts';
import {
  currentPods,
  isAborted,
  isFullyPromoted,
  isPausedAt,
} from '@rollouts-portal/control-plane/rolloutStates.ts';

import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { outcomeBody, type OutcomeSaid } from '../outcomeBody.ts';
import { picture } from '../picture.ts';
import { RolloutApi } from '../RolloutApi.ts';
import { TestRollout } from '../TestRollout.ts';
import { until } from '../until.ts';
import { USERS } from '../users.ts';
import type { World } from '../World.ts';

const PAUSED = 'payments-api';
const ABORTED = 'payments-ledger';
const IMPOSTOR = 'payments-impostor';
const MANY = 'payments-gateway';
const TIMED = 'payments-search';
const FULLY = 'payments-orders';
const BLUE_GREEN = 'payments-web';
const UNHEARD = 'payments-mailer';
const SEVERAL = 'payments-cart';
const NOTHING = 'payments-invoices';

/** The page over all rollouts, narrowed to those of one component. */
const FLEET = `/rollouts?${new URLSearchParams({ q: 'cart-' })}`;

// Names for people: these pictures are in the documentation.
export const components: readonly TestComponent[] = [
  ...[
    PAUSED,
    ABORTED,
    MANY,
    TIMED,
    FULLY,
    BLUE_GREEN,
    UNHEARD,
    SEVERAL,
    NOTHING,
  ].map(name => ({ name, owner: 'team-payments' })),
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

/** A rollout for several pictures; made by whichever comes first. */
function shared(
  make: (world: World) => Promise<TestRollout>,
): (world: World) => Promise<TestRollout> {
  let made: Promise<TestRollout> | undefined;
  return world => (made ??= make(world));
}

/** The rollout of most pictures, at step 4. */
const pausedRollout = shared(async world => {
  const rollout = await TestRollout.apply(world.europe, {
    id: PAUSED,
    namespace: 'payments',
    owner: `component:default/${PAUSED}`,
    replicas: 10,
    steps: STEPS,
  });
  await rollout.update('2.4.1');
  await rollout.waitFor(isPausedAt(3));
  return rollout;
});

const PAUSES = [10, 20, 30, 40, 50, 60, 70, 80, 90].flatMap(setWeight => [
  { setWeight },
  { pause: {} },
]);

/** A rollout with enough pauses to promote it in every picture of an outcome. */
const rolloutOfManySteps = shared(async world => {
  const rollout = await TestRollout.apply(world.europe, {
    id: MANY,
    namespace: 'payments',
    owner: `component:default/${MANY}`,
    replicas: 10,
    steps: PAUSES,
  });
  await rollout.update('2.4.1');
  await rollout.waitFor(isPausedAt(1));
  return rollout;
});

/** Two rollouts of one component, in two clusters; one of them waits for a person. */
const severalRollouts = shared(async world => {
  const options = {
    id: SEVERAL,
    namespace: 'payments',
    owner: `component:default/${SEVERAL}`,
    steps: [{ setWeight: 20 }, { pause: {} }, { setWeight: 60 }, { pause: {} }],
  };
  await TestRollout.apply(world.asia, { ...options, name: 'cart-worker' });
  const api = await TestRollout.apply(world.europe, {
    ...options,
    name: 'cart-api',
  });
  await api.update('2.4.1');
  await api.waitFor(isPausedAt(1));
  return api;
});

/**
 * The picture of an outcome that no cluster gives when asked to. What is checked is the drawing, so the answer is
 * given in the backend's place; that the backend gives it when it should is tested there.
 */
function outcomePicture(result: string, text: OutcomeSaid['text']): Journey {
  return picture(`outcome-${result}`, {
    component: PAUSED,
    async prepare(world) {
      await pausedRollout(world);
      const { id } = await RolloutApi.of(world.portal, USERS.owner, PAUSED);
      return async page => {
        await page.answerActions(request =>
          outcomeBody({
            result,
            text,
            verb: at(request.postDataJSON(), 'verb'),
            rolloutId: id,
          }),
        );
        await (await page.preview(/^Promote to step/)).click();
        await page.outcome();
      };
    },
  });
}

/** The controller takes no care of a rollout that names another instance of it. */
function setHeard(rollout: TestRollout, isHeard: boolean): Promise<void> {
  const instance = isHeard ? null : 'another';
  return rollout.patch({
    metadata: {
      labels: { 'argo-rollouts.argoproj.io/controller-instance-id': instance },
    },
  });
}

export const journeys: readonly Journey[] = [
  picture('paused', {
    component: PAUSED,
    prepare: async world => void (await pausedRollout(world)),
  }),
  picture('timed-pause', {
    component: TIMED,
    async prepare(world) {
      const rollout = await TestRollout.apply(world.europe, {
        id: TIMED,
        namespace: 'payments',
        owner: `component:default/${TIMED}`,
        steps: [
          { setWeight: 20 },
          { pause: { duration: '5m' } },
          { setWeight: 60 },
          { pause: {} },
        ],
      });
      await rollout.update('2.4.1');
      await rollout.waitFor(isPausedAt(1));
    },
  }),
  picture('promoted-fully', {
    component: FULLY,
    async prepare(world) {
      const rollout = await TestRollout.apply(world.europe, {
        id: FULLY,
        namespace: 'payments',
        owner: `component:default/${FULLY}`,
        steps: STEPS,
      });
      await rollout.update('2.4.1');
      await rollout.waitFor(isPausedAt(3));
      // What was skipped can only be told by who has seen where it was.
      const api = await RolloutApi.of(world.portal, USERS.owner, FULLY);
      await until('the portal has seen the pause', async () => {
        const { body } = await api.detail(USERS.owner);
        return at(body, 'steps', 3, 'state') === 'current';
      });
      await rollout.kubectl('promote', rollout.name, '--full');
      await rollout.waitFor(isFullyPromoted);
      return async page => {
        await page.verdict.getByText(/^Healthy/).waitFor();
      };
    },
  }),
  picture('blue-green', {
    component: BLUE_GREEN,
    async prepare(world) {
      const scenario = await applyScenario(world.europe, 'blue-green', {
        namespace: BLUE_GREEN,
        kubernetesId: BLUE_GREEN,
        annotations: {
          'rollouts-portal.io/entity-ref': `component:default/${BLUE_GREEN}`,
        },
      });
      await scenario.stop();
      return async page => {
        await page.verdict.getByText(/^Paused/).waitFor();
      };
    },
  }),
  picture('unverified', {
    user: USERS.otherOwner,
    component: IMPOSTOR,
    prepare: async world => void (await pausedRollout(world)),
  }),
  picture('more-menu', {
    component: PAUSED,
    widths: [360],
    async prepare(world) {
      await pausedRollout(world);
      return async page => {
        await page.action(/^More$/).click();
        // Tried only, which waits until it no longer grows.
        await page.page.getByRole('menuitem').first().hover({ trial: true });
      };
    },
  }),
  picture('dialog', {
    component: PAUSED,
    async prepare(world) {
      await pausedRollout(world);
      return async page => void (await page.preview(/^Promote to step/));
    },
  }),
  picture('dialog-promote-full', {
    // In production only platform engineers may.
    user: USERS.platformEngineer,
    component: PAUSED,
    async prepare(world) {
      await pausedRollout(world);
      return async (page, { width }) => {
        if (width === 1440) {
          await page.preview(/^Promote fully…$/);
          return;
        }
        await page.action(/^More$/).click();
        await page.page
          .getByRole('menuitem', { name: 'Promote fully…' })
          .click();
        await page.confirm.waitFor();
      };
    },
  }),
  picture('dialog-abort', {
    component: PAUSED,
    async prepare(world) {
      await pausedRollout(world);
      return async page => void (await page.preview(/^Abort…$/));
    },
  }),
  picture('outcome-rejected', {
    component: MANY,
    async prepare(world) {
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
    },
  }),
  picture('outcome-applied', {
    component: MANY,
    async prepare(world) {
      await rolloutOfManySteps(world);
      return async page => {
        await (await page.preview(/^Promote to step/)).click();
        assert.match(await page.outcome(), /^Applied\b/);
      };
    },
  }),
  picture('outcome-accepted', {
    component: UNHEARD,
    async prepare(world) {
      const rollout = await TestRollout.apply(world.europe, {
        id: UNHEARD,
        namespace: 'payments',
        owner: `component:default/${UNHEARD}`,
        steps: PAUSES,
      });
      await rollout.update('2.4.1');
      await rollout.waitFor(isPausedAt(1));
      // It takes as long as the controller is given, so the other looks draw what the backend said in the first.
      let said: unknown;
      return async page => {
        if (said === undefined) await setHeard(rollout, false);
        else await page.answerActions(() => said);
        const confirm = await page.preview(/^Promote to step/);
        const [answer] = await Promise.all([
          page.page.waitForResponse('**/actions'),
          confirm.click(),
        ]);
        assert.match(await page.outcome(), /^Accepted\b/);
        if (said !== undefined) return;
        said = await answer.json();
        await setHeard(rollout, true);
        await rollout.waitFor(isPausedAt(3));
      };
    },
  }),
  outcomePicture('denied', {
    code: 'denied-by-cluster',
    params: { cluster: 'europe' },
  }),
  outcomePicture('failed', {
    code: 'outcome-failed',
    params: { cluster: 'europe' },
  }),
  outcomePicture('unknown', {
    code: 'outcome-unknown',
    params: { cluster: 'europe' },
  }),
  picture('aborted', {
    component: ABORTED,
    async prepare(world) {
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
    },
  }),
  picture('list', {
    component: SEVERAL,
    prepare: async world => void (await severalRollouts(world)),
  }),
  picture('card', {
    component: SEVERAL,
    path: '',
    shows: ({ card }) => card.getByText(/^Paused/),
    prepare: async world => void (await severalRollouts(world)),
  }),
  picture('fleet', {
    address: FLEET,
    shows: ({ page }) => page.getByText('cart-api', { exact: true }),
    prepare: async world => void (await severalRollouts(world)),
  }),
  picture('matrix', {
    address: `/rollouts/matrix?${new URLSearchParams({ q: 'cart-api' })}`,
    shows: ({ page }) => page.getByText('cart-api', { exact: true }),
    prepare: async world => void (await severalRollouts(world)),
  }),
  picture('empty', {
    component: NOTHING,
    shows: ({ page }) => page.getByTestId('no-match'),
  }),
  picture('loading', {
    component: NOTHING,
    // Held for as long as the page is open.
    before: ({ page }) => page.route('**/api/rollouts/**', () => {}),
    shows: ({ page }) => page.getByTestId('loading'),
  }),
  // Everybody may read in the demo, so the refusal is given in the backend's place.
  picture('denied', {
    component: NOTHING,
    before: ({ page }) =>
      page.route('**/api/rollouts/**', route =>
        route.fulfill({
          status: 403,
          json: {
            error: { name: 'NotAllowedError', message: 'Unauthorized' },
            response: { statusCode: 403 },
          },
        }),
      ),
    shows: ({ page }) => page.getByTestId('denied'),
  }),
];
