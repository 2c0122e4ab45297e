import assert from 'node:assert/strict';

import { at } from '@rollouts-portal/control-plane/json.ts';
import { isPausedAt } from '@rollouts-portal/control-plane/rolloutStates.ts';

import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { RolloutApi } from '../RolloutApi.ts';
import { newIdempotencyKey, TestRollout } from '../TestRollout.ts';
import { until } from '../until.ts';
import { USERS } from '../users.ts';
import type { World } from '../World.ts';

const TWICE = 'e2e-twice';
const TOGETHER = 'e2e-together';
const TWO_TABS = 'e2e-two-tabs';
const BY_HAND = 'e2e-by-hand';

export const components: readonly TestComponent[] = [
  { name: TWICE, owner: 'team-payments' },
  { name: TOGETHER, owner: 'team-payments' },
  { name: TWO_TABS, owner: 'team-payments' },
  { name: BY_HAND, owner: 'team-payments' },
];

async function pausedAtFirstOfMany(
  world: World,
  id: string,
): Promise<TestRollout> {
  const rollout = await TestRollout.apply(world.europe, {
    id,
    owner: `component:default/${id}`,
    steps: Array.from({ length: 6 }, () => ({ pause: {} })),
  });
  await rollout.update('2.0.0');
  await rollout.waitFor(isPausedAt(0));
  return rollout;
}

async function assertAtStep(rollout: TestRollout, index: number) {
  assert.equal(
    at(await rollout.now(), 'status', 'currentStepIndex'),
    index,
    'steps advanced',
  );
}

export const journeys: readonly Journey[] = [
  {
    name: 'two clicks on Promote in a row advance one step',
    async run(world) {
      const rollout = await pausedAtFirstOfMany(world, TWICE);
      const page = await world.open({ user: USERS.owner, component: TWICE });
      await page.untilStep(1);
      await page.action(/^Promote to step 2$/).dblclick();
      await page.confirm.dblclick();
      assert.match(await page.outcome(), /^Applied\b/);
      await rollout.waitFor(isPausedAt(1));
      await page.untilStep(2);
      await assertAtStep(rollout, 1);
    },
  },
  {
    name: 'of two confirmations of one person for the same seen state, one after the other, the second is told what changed',
    async run(world) {
      const rollout = await pausedAtFirstOfMany(world, TWO_TABS);
      const tabs = [];
      for (let tab = 1; tab <= 2; tab += 1) {
        const page = await world.open({
          user: USERS.owner,
          component: TWO_TABS,
        });
        const confirm = await page.preview(/^Promote to step 2$/);
        tabs.push({ page, confirm });
      }
      // Both are on their way, for a page that sees the step advance would warn and not send.
      const holds = [];
      for (const { page, confirm } of tabs) {
        const hold = await page.holdActions();
        await confirm.click();
        await hold.held;
        holds.push(hold);
      }
      const said = [];
      for (const [index, { page }] of tabs.entries()) {
        holds[index]?.release();
        // Only when this one was answered does the backend get the next.
        said.push(await page.outcome());
      }
      assert.match(said[0] ?? '', /^Applied\b/);
      assert.match(said[1] ?? '', /^State changed\b/);
      assert.match(said[1] ?? '', /pause|step 2/, 'what changed');
      await rollout.waitFor(isPausedAt(1));
      await assertAtStep(rollout, 1);

      // By hand, with a key of its own each time.
      const api = await RolloutApi.of(world.portal, USERS.owner, TWO_TABS);
      const preview = await until('the portal sees step 2', async () => {
        const answer = await api.preview(USERS.owner, 'promote');
        const step = at(answer.body, 'precondition', 'stepIndex');
        return step === 1 && answer;
      });
      const first = await api.act(USERS.owner, 'promote', preview);
      const second = await api.act(USERS.owner, 'promote', preview);
      assert.equal(at(first.body, 'result'), 'applied');
      assert.equal(at(second.body, 'result'), 'rejected');
      const changes = at(second.body, 'changes');
      assert.ok(Array.isArray(changes) && changes.length > 0, 'what changed');
      await rollout.waitFor(isPausedAt(2));
      await assertAtStep(rollout, 2);
    },
  },
  {
    name: 'of two users who promote at once one advances the step, and the other is told what changed',
    async run(world) {
      const rollout = await pausedAtFirstOfMany(world, TOGETHER);
      const open = (user: (typeof USERS)[keyof typeof USERS]) =>
        world.open({ user, component: TOGETHER });
      const pages = [
        await open(USERS.owner),
        await open(USERS.platformEngineer),
      ];
      const confirms = [];
      for (const page of pages) {
        confirms.push(await page.preview(/^Promote to step 2$/));
      }
      // Both have clicked before either request goes on: else the second page would warn first.
      const holds = await Promise.all(pages.map(page => page.holdActions()));
      await Promise.all(confirms.map(confirm => confirm.click()));
      await Promise.all(holds.map(({ held }) => held));
      holds.forEach(({ release }) => release());

      const said = await Promise.all(pages.map(page => page.outcome()));
      const [applied, ...rejected] = said.sort();
      assert.match(applied ?? '', /^Applied\b/);
      assert.match(rejected[0] ?? '', /^State changed\b/);
      assert.match(rejected[0] ?? '', /pause|step 2/, 'what changed');
      await rollout.waitFor(isPausedAt(1));
      await assertAtStep(rollout, 1);
    },
  },
  {
    name: 'requests by hand: of two at once one advances the step, and a repeated one gets the same answer',
    async run(world) {
      const rollout = await pausedAtFirstOfMany(world, BY_HAND);
      const api = await RolloutApi.of(world.portal, USERS.owner, BY_HAND);
      const preview = await api.preview(USERS.owner, 'promote');
      const key = newIdempotencyKey();
      const [first, second] = await Promise.all([
        api.act(USERS.owner, 'promote', preview, key),
        api.act(USERS.platformEngineer, 'promote', preview),
      ]);
      const results = [first, second].map(({ body }) => at(body, 'result'));
      assert.deepEqual(results.sort(), ['applied', 'rejected']);
      const loser = at(first.body, 'result') === 'rejected' ? first : second;
      const changes = at(loser.body, 'changes');
      assert.ok(Array.isArray(changes) && changes.length > 0, 'what changed');

      const again = await api.act(USERS.owner, 'promote', preview, key);
      assert.deepEqual(again.body, first.body);
      await rollout.waitFor(isPausedAt(1));
      await assertAtStep(rollout, 1);
    },
  },
];
