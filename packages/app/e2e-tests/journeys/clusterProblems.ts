import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { freePorts } from '@rollouts-portal/control-plane/freePorts.ts';
import { isPausedAt } from '@rollouts-portal/control-plane/rolloutStates.ts';

import { clusterConfig } from '../clusterConfig.ts';
import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import { Portal } from '../Portal.ts';
import { TestRollout } from '../TestRollout.ts';
import { until } from '../until.ts';
import { USERS } from '../users.ts';

const ID = 'e2e-problems';

export const components: readonly TestComponent[] = [
  { name: ID, owner: 'team-payments' },
];

export const journeys: readonly Journey[] = [
  {
    name: 'clusters that cannot be read say why on the page, and neither delay nor blank the one that can',
    async run(world) {
      const rollout = await TestRollout.apply(world.europe, {
        id: ID,
        owner: `component:default/${ID}`,
        steps: [{ pause: {} }, { pause: {} }],
      });
      await rollout.update('2.0.0');
      await rollout.waitFor(isPausedAt(0));

      // Takes connections and says nothing, like a firewall's worst.
      const silent = createServer().listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const { port } = silent.address() as AddressInfo;
      const [closedPort] = await freePorts(1);
      const europe = clusterConfig(world.europe);
      const portal = await Portal.start({
        rollouts: {
          clusters: [
            { ...europe, name: 'silent', url: `https://127.0.0.1:${port}` },
            { ...europe, name: 'dead', url: `https://127.0.0.1:${closedPort}` },
            { ...europe, name: 'unknown-ca', caFile: world.asia.caFile },
            { ...europe, name: 'wrong-token', token: 'not-a-token' },
            europe,
          ],
        },
        components,
      });
      try {
        const asked = Date.now();
        const answer = await portal.request(
          USERS.owner,
          `/rollouts/entities/component/default/${ID}/rollouts`,
        );
        const took = Date.now() - asked;
        assert.equal(answer.status, 200);
        assert.ok(took < 2_000, `the page's data took ${took} ms`);

        const page = await world.open({
          user: USERS.owner,
          component: ID,
          portal,
        });
        await page.untilStep(1);
        assert.equal(await page.freshness.innerText(), 'live');
        const strip = page.page.getByTestId('clusters-not-live');
        const says = (line: RegExp) =>
          until(`the page says ${line}`, async () =>
            line.test(await strip.innerText()),
          );
        await says(/unknown-ca.*authority.*rollouts\.clusters\[2\]/);
        await says(/wrong-token.*credentials.*rollouts\.clusters\[3\]/);
        await says(/dead.*refuses connections.*rollouts\.clusters\[1\]/);
        await says(/silent.*does not answer.*rollouts\.clusters\[0\]/);
        const text = await strip.innerText();
        assert.doesNotMatch(text, /europe|127\.0\.0\.1|not-a-token/);
        assert.equal(text.trim().split('\n').length, 4);

        // The cluster that works still does.
        await (await page.preview(/^Promote to step 2$/)).click();
        assert.match(await page.outcome(), /^Applied\b/);
        await rollout.waitFor(isPausedAt(1));
      } finally {
        await portal.stop();
        silent.close();
      }
    },
  },
];
