import {
  fleetQuerySchema,
  type FleetQuery,
} from '@rollouts-portal/plugin-rollouts-common';

import { accessUnder } from '../permissions/accessUnder';
import {
  EVERY_ROLLOUT,
  type RolloutCondition,
} from '../permissions/RolloutCondition';
import { FakeCluster } from '../testing/FakeCluster';
import { fleetOf } from '../testing/fleetOf';
import { pausedCanary } from '../testing/pausedCanary';

const COUNT = 1_100;
const NAMESPACES = ['shop', 'payments', 'search'];

type Row = { namespace: string; name: string; isPaused: boolean };

/** More rows than one block of the store has. */
function largeFleet() {
  const cluster = new FakeCluster('eu', 'production');
  const rows: Row[] = [];
  const put = (index: number, isPaused: boolean) => {
    const namespace = NAMESPACES[index % NAMESPACES.length] ?? '';
    const name = `service-${index}`;
    rows[index] = { namespace, name, isPaused };
    cluster.put(
      pausedCanary({
        namespace,
        name,
        uid: `uid-${index}`,
        ...(!isPaused && {
          status: {
            phase: 'Healthy',
            controllerPause: false,
            pauseConditions: [],
          },
        }),
      }),
    );
  };
  for (let index = 0; index < COUNT; index += 1) put(index, index % 7 === 0);
  return { cluster, rows, put, ...fleetOf([cluster]) };
}

const IN_SHOP: RolloutCondition = { field: 'namespace', values: ['shop'] };

const QUESTIONS: readonly {
  readable: RolloutCondition;
  query: Partial<FleetQuery>;
  isAsked: (row: Row) => boolean;
}[] = [
  { readable: EVERY_ROLLOUT, query: {}, isAsked: () => true },
  {
    readable: IN_SHOP,
    query: { phase: ['Paused'] },
    isAsked: row => row.namespace === 'shop' && row.isPaused,
  },
  {
    readable: { not: IN_SHOP },
    query: { q: 'service-12' },
    isAsked: row => row.namespace !== 'shop' && row.name.includes('service-12'),
  },
];

it('answers anew what was asked before something has changed, in whichever block of rows', async () => {
  const { rows, put, cluster, pages } = largeFleet();
  const expectAnswers = async () => {
    for (const { readable, query, isAsked } of QUESTIONS) {
      const page = await pages.page({
        query: fleetQuerySchema.parse({ ...query, facet: ['namespace'] }),
        access: accessUnder({ readable, usable: () => EVERY_ROLLOUT }),
      });
      const asked = rows.filter(row => row && isAsked(row));
      expect(page.matching).toBe(asked.length);
      expect(
        new Map(page.facets?.[0]?.values.map(each => [each.value, each.count])),
      ).toEqual(
        new Map(
          NAMESPACES.map((namespace): [string, number] => [
            namespace,
            asked.filter(row => row.namespace === namespace).length,
          ]).filter(([, count]) => count > 0),
        ),
      );
    }
  };
  await expectAnswers();
  for (const index of [0, 1_023, 1_024, 1_099]) {
    put(index, !rows[index]?.isPaused);
    await expectAnswers();
  }
  put(COUNT, true);
  const gone = rows[1_050];
  cluster.remove(`${gone?.namespace}/${gone?.name}`);
  delete rows[1_050];
  await expectAnswers();
});
