import assert from 'node:assert/strict';

import { isPausedAt } from '@rollouts-portal/control-plane/rolloutStates.ts';

import type { TestComponent } from '../components.ts';
import { FleetView } from '../FleetView.ts';
import type { Journey } from '../Journey.ts';
import { TestRollout } from '../TestRollout.ts';
import { until } from '../until.ts';
import { USERS } from '../users.ts';
import type { World } from '../World.ts';

const EUROPE = 'e2e-fleet-in-europe';
const ASIA = 'e2e-fleet-in-asia';

export const components: readonly TestComponent[] = [
  { name: EUROPE, owner: 'team-payments' },
  { name: ASIA, owner: 'team-payments' },
];

async function pausedAtStep2(world: World, where: 'europe' | 'asia') {
  const id = where === 'europe' ? EUROPE : ASIA;
  const rollout = await TestRollout.apply(world[where], {
    id,
    owner: `component:default/${id}`,
    steps: [{ setWeight: 20 }, { pause: {} }, { setWeight: 60 }, { pause: {} }],
  });
  await rollout.update('2.0.0');
  await rollout.waitFor(isPausedAt(1));
  return rollout;
}

export const journeys: readonly Journey[] = [
  {
    name: 'the page over all clusters is searched and filtered by its address, follows the clusters, and promotes from a row',
    async run(world) {
      const inEurope = await pausedAtStep2(world, 'europe');
      const inAsia = await pausedAtStep2(world, 'asia');
      const page = await world.open({
        user: USERS.owner,
        address: '/rollouts',
        shows: opened => new FleetView(opened.page).counter('all'),
      });
      const fleet = new FleetView(page.page);
      const loadedAt = await page.loadedAt();

      // What is shown is in the address.
      await fleet.search.fill('e2e-fleet-in');
      // The rows alone do not tell: where no others are, they were there before the search.
      await page.page.waitForURL(
        ({ searchParams }) => searchParams.get('q') === 'e2e-fleet-in',
      );
      await fleet.untilRows([EUROPE, ASIA]);
      await fleet.choice('Cluster', 'asia').click();
      await fleet.untilRows([ASIA]);
      const { searchParams } = new URL(page.page.url());
      assert.equal(searchParams.get('q'), 'e2e-fleet-in');
      assert.equal(searchParams.get('cluster'), 'asia');
      await fleet.choice('Cluster', 'asia').click();
      await fleet.untilRows([EUROPE, ASIA]);

      // The row follows what somebody does in a terminal.
      await fleet.row(ASIA).getByText('2 of 4', { exact: true }).waitFor();
      await inAsia.promote();
      await fleet.row(ASIA).getByText('4 of 4', { exact: true }).waitFor();

      // The row's own action.
      await fleet
        .row(EUROPE)
        .getByRole('button', { name: /^Promote/ })
        .click();
      await page.confirm.click();
      assert.match(await page.outcome(), /^Applied\b/);
      await page.closeDialog();
      await inEurope.waitFor(isPausedAt(3));
      await fleet.row(EUROPE).getByText('4 of 4', { exact: true }).waitFor();

      // The counters count, and choose.
      const waiting = await fleet.count('waiting');
      const degraded = await fleet.count('degraded');
      await inAsia.abort();
      await until(
        'the counters follow',
        async () =>
          (await fleet.count('degraded')) === degraded + 1 &&
          (await fleet.count('waiting')) === waiting - 1,
      );
      await fleet.counter('waiting').click();
      await fleet.untilRows([EUROPE]);
      await fleet.counter('degraded').click();
      await fleet.untilRows([ASIA]);
      assert.equal(
        new URL(page.page.url()).searchParams.get('phase'),
        'Degraded',
      );
      assert.equal(await page.loadedAt(), loadedAt, 'the page was reloaded');

      // Whoever gets the address sees the same; the name leads to the rollout.
      await page.page.reload();
      await fleet.untilRows([ASIA]);
      await fleet.row(ASIA).getByRole('link', { name: ASIA }).click();
      await page.verdict.getByText(/^Degraded · aborted/).waitFor();
    },
  },
];
