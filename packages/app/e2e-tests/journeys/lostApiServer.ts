import assert from 'node:assert/strict';

import { isPausedAt } from '@rollouts-portal/control-plane/rolloutStates.ts';

import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { LOOKS } from '../looks.ts';
import type { RolloutPage } from '../RolloutPage.ts';
import { takePicture } from '../takePicture.ts';
import { TestRollout } from '../TestRollout.ts';
import { until } from '../until.ts';
import { USERS } from '../users.ts';

// A name for people: its picture is in the documentation.
const ID = 'payments-refunds';

export const components: readonly TestComponent[] = [
  { name: ID, owner: 'team-payments' },
];

/** Waits until the freshness is as wanted and returns how it reads, and the seconds since `since`. */
async function untilFreshness(
  page: RolloutPage,
  wanted: RegExp,
  { since, limit }: { since: number; limit: number },
): Promise<{ text: string; seconds: number }> {
  const text = await until(
    `the page says ${wanted}`,
    async () => {
      const now = await page.freshness.innerText();
      return wanted.test(now) && now;
    },
    { limit },
  );
  return { text, seconds: (Date.now() - since) / 1000 };
}

const DAY = 24 * 60 * 60 * 1000;

/** The instant nearest to `around` that has this time of day in UTC: around midnight it may be on the day before. */
function instantOf(time: string, around: number): number {
  const day = new Date(around).toISOString().slice(0, 10);
  const sameDay = Date.parse(`${day}T${time}Z`);
  const distance = (instant: number) => Math.abs(instant - around);
  return [sameDay - DAY, sameDay, sameDay + DAY].reduce((nearest, instant) =>
    distance(instant) < distance(nearest) ? instant : nearest,
  );
}

export const journeys: readonly Journey[] = [
  {
    name: 'a killed API server is seen within 5 s and stale after 60 s, the last state stays, and it comes back by itself',
    isSlow: true,
    async run(world) {
      const rollout = await TestRollout.apply(world.asia, {
        id: ID,
        owner: `component:default/${ID}`,
        steps: [
          { setWeight: 20 },
          { pause: {} },
          { setWeight: 60 },
          { pause: {} },
        ],
      });
      await rollout.update('2.0.0');
      await rollout.waitFor(isPausedAt(1));
      const page = await world.open({ user: USERS.owner, component: ID });
      const loadedAt = await page.loadedAt();
      await page.untilStep(2);
      await untilFreshness(page, /^live$/, { since: Date.now(), limit: 5_000 });
      const why = await page.why.innerText();

      const killed = Date.now();
      await world.asia.stopApiServer();
      const noticed = await untilFreshness(
        page,
        // With the day when that was before midnight.
        /^reconnecting · last contact (\d+ [A-Z][a-z]+ )?\d\d:\d\d:\d\d$/,
        { since: killed, limit: 20_000 },
      );
      const contact = instantOf(noticed.text.slice(-8), killed);
      assert.ok(noticed.seconds <= 5, `noticed after ${noticed.seconds} s`);
      assert.ok(Math.abs(killed - contact) < 5_000, noticed.text);
      assert.equal(await page.why.innerText(), why);
      assert.equal(await page.currentStep(), 2);

      const stale = await untilFreshness(page, /^stale since/, {
        since: killed,
        limit: 80_000,
      });
      world.say(
        `        reconnecting after ${noticed.seconds.toFixed(
          1,
        )} s, stale after ${stale.seconds.toFixed(1)} s`,
      );
      assert.ok(
        stale.seconds >= 60 && stale.seconds <= 65,
        `stale after ${stale.seconds} s`,
      );
      assert.equal(await page.why.innerText(), why);
      assert.equal(await page.currentStep(), 2);
      for (const look of LOOKS) {
        const late = await world.open({
          user: USERS.owner,
          component: ID,
          look,
        });
        await takePicture(world, late, { name: 'stale', look });
      }

      await world.asia.startApiServer();
      await untilFreshness(page, /^live$/, { since: killed, limit: 60_000 });
      await rollout.promote();
      await page.untilStep(4);
      assert.equal(await page.loadedAt(), loadedAt, 'the page was reloaded');
    },
  },
  {
    name: 'an API server that keeps its connections and stops answering is seen within 5 s, and live again when it answers',
    isSlow: true,
    async run(world) {
      const page = await world.open({ user: USERS.owner, component: ID });
      await untilFreshness(page, /^live$/, {
        since: Date.now(),
        limit: 30_000,
      });
      const frozen = Date.now();
      await world.asia.pauseApiServer();
      try {
        const noticed = await untilFreshness(page, /^reconnecting/, {
          since: frozen,
          limit: 20_000,
        });
        world.say(`        noticed after ${noticed.seconds.toFixed(1)} s`);
        assert.ok(noticed.seconds <= 5, `noticed after ${noticed.seconds} s`);
      } finally {
        await world.asia.resumeApiServer();
      }
      await untilFreshness(page, /^live$/, { since: frozen, limit: 60_000 });
    },
  },
];
