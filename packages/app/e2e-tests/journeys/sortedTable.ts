import { at } from '@rollouts-portal/control-plane/json.ts';

import { FleetView } from '../FleetView.ts';
import type { Journey } from '../Journey.ts';
import { TestRollout } from '../TestRollout.ts';
import { until } from '../until.ts';
import { USERS } from '../users.ts';
import type { World } from '../World.ts';

const FIRST = 'e2e-sorted-a';
const SECOND = 'e2e-sorted-b';
const THIRD = 'e2e-sorted-c';

function apply(world: World, where: 'europe' | 'asia', id: string) {
  return TestRollout.apply(world[where], { id, replicas: 1, steps: [] });
}

export const journeys: readonly Journey[] = [
  {
    name: 'the heads of columns sort the table either way, with the mouse and with keys; the address keeps it, a reload too',
    async run(world) {
      await Promise.all([
        apply(world, 'europe', FIRST),
        apply(world, 'asia', SECOND),
        apply(world, 'europe', THIRD),
      ]);
      // What comes while the pointer is over the rows has to be asked for.
      await until('the portal knows all three', async () => {
        const { body } = await world.portal.request(
          USERS.owner,
          '/rollouts/rollouts?q=e2e-sorted',
        );
        return at(body, 'matching') === 3;
      });
      const { page } = await world.open({
        user: USERS.owner,
        address: '/rollouts?q=e2e-sorted',
        shows: opened => new FleetView(opened.page).counter('all'),
      });
      const fleet = new FleetView(page);

      await fleet.sortBy('Service').click();
      await fleet.untilSorted('name', [FIRST, SECOND, THIRD]);
      await fleet.sortBy('Service').click();
      await fleet.untilSorted('name,desc', [THIRD, SECOND, FIRST]);
      await page.reload();
      await fleet.untilSorted('name,desc', [THIRD, SECOND, FIRST]);

      await fleet.sortBy('Cluster').press('Enter');
      await fleet.untilSorted('cluster', [SECOND, FIRST, THIRD]);
      await fleet.sortBy('Cluster').press('Enter');
      await fleet.untilSorted('cluster,desc', [THIRD, FIRST, SECOND]);

      // Each order is a step back, and the third press gives it up.
      await page.goBack();
      await fleet.untilSorted('cluster', [SECOND, FIRST, THIRD]);
      await page.goForward();
      await fleet.untilSorted('cluster,desc', [THIRD, FIRST, SECOND]);
      await fleet.sortBy('Cluster').press('Enter');
      await page.waitForURL(({ searchParams }) => !searchParams.has('sort'));
    },
  },
];
