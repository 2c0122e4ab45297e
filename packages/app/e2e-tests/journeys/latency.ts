import assert from 'node:assert/strict';

import { at, textAt } from '@rollouts-portal/control-plane/json.ts';
import { collectionPath } from '@rollouts-portal/control-plane/resourcePath.ts';
import { isPausedAt } from '@rollouts-portal/control-plane/rolloutStates.ts';

import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { CURRENT_STEP, type RolloutPage } from '../RolloutPage.ts';
import { TestRollout } from '../TestRollout.ts';
import { until } from '../until.ts';
import { USERS } from '../users.ts';

const ID = 'e2e-mapped-latency';
const TRIES = 20;

export const components: readonly TestComponent[] = [
  { name: ID, owner: 'team-payments' },
];

/** Notes in the browser when the current step changes, by the machine's clock, at the moment that the DOM does. */
const NOTE_STEPS = `(() => {
  window.e2eSteps = new Map();
  const look = () => {
    const step = ${CURRENT_STEP};
    if (step !== undefined && !window.e2eSteps.has(step)) window.e2eSteps.set(step, Date.now());
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  look();
})()`;

async function shownAt(page: RolloutPage, step: number): Promise<number> {
  const at_: number | undefined = await page.page.evaluate(
    `window.e2eSteps.get(${step})`,
  );
  return at_ ?? NaN;
}

/** Notes when a watch of our own, as close to the API server as anyone can be, sees each step. */
async function noteWatched(
  rollout: TestRollout,
  signal: AbortSignal,
): Promise<Map<number, number>> {
  const seen = new Map<number, number>();
  const version = textAt(await rollout.now(), 'metadata', 'resourceVersion');
  const events = rollout.cluster.watch(
    collectionPath('argoproj.io/v1alpha1', 'Rollout', rollout.namespace),
    { resourceVersion: version ?? '0', signal },
  );
  void (async () => {
    for await (const { object } of events) {
      const step = Number(at(object, 'status', 'currentStepIndex')) + 1;
      if (!seen.has(step)) seen.set(step, Date.now());
    }
  })().catch(() => {});
  return seen;
}

function percentiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at_ = (share: number) =>
    sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
  return `p50 ${at_(0.5)} ms, p95 ${at_(0.95)} ms`;
}

export const journeys: readonly Journey[] = [
  {
    name: `a promote in a terminal is on the open page well under a second later, ${TRIES} times, and the page never asks for it`,
    async run(world) {
      const rollout = await TestRollout.apply(world.europe, {
        id: ID,
        steps: Array.from({ length: TRIES + 2 }, () => ({ pause: {} })),
      });
      await rollout.update('2.0.0');
      await rollout.waitFor(isPausedAt(0));
      const page = await world.open({ user: USERS.viewer, component: ID });
      await page.untilStep(1);
      await page.page.evaluate(NOTE_STEPS);
      const done = new AbortController();
      const watched = await noteWatched(rollout, done.signal);
      const requestsBefore = page.requests.length;

      const fromTerminal: number[] = [];
      const fromApiServer: number[] = [];
      for (let index = 0; index < TRIES; index++) {
        const step = index + 2;
        const began = Date.now();
        await rollout.promote();
        await page.untilStep(step);
        const shown = await shownAt(page, step);
        fromTerminal.push(shown - began);
        fromApiServer.push(
          shown -
            (await until('our own watch sees it', () => watched.get(step))),
        );
        // A promote before the next pause has begun would skip it.
        await rollout.waitFor(isPausedAt(index + 1));
      }
      done.abort();

      world.say(
        `        from the start of kubectl to the page: ${percentiles(
          fromTerminal,
        )}`,
      );
      world.say(
        `        from the API server's watch event to the page: ${percentiles(
          fromApiServer,
        )}`,
      );
      const asked = page.requests.slice(requestsBefore);
      assert.deepEqual(asked, [], 'the page asked again');
      const streams = page.requests.filter(line => line.includes('/stream'));
      assert.equal(streams.length, 1, page.requests.join('\n'));
    },
  },
];
