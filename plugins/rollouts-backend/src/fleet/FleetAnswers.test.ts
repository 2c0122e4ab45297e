import {
  fleetQuerySchema,
  type FleetFacet,
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
import { entitySelection, type EntitySelection } from './entitySelection';
import { Column } from './store/Column';

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

const countsOf = (facet: FleetFacet | undefined) =>
  new Map(facet?.values.map(({ value, count }) => [value, count]));

function countedBy(
  rows: readonly Row[],
  valueOf: (row: Row) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    counts.set(valueOf(row), (counts.get(valueOf(row)) ?? 0) + 1);
  }
  return counts;
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
        query: fleetQuerySchema.parse({
          ...query,
          facet: ['namespace', 'phase'],
        }),
        access: accessUnder({ readable, usable: () => EVERY_ROLLOUT }),
      });
      const asked = rows.filter(row => row && isAsked(row));
      expect(page.matching).toBe(asked.length);
      const [byNamespace, byPhase] = page.facets ?? [];
      expect(countsOf(byNamespace)).toEqual(
        countedBy(asked, ({ namespace }) => namespace),
      );
      // The counts of a filter leave the filter itself aside.
      if (query.phase) continue;
      expect(countsOf(byPhase)).toEqual(
        countedBy(asked, ({ isPaused }) => (isPaused ? 'Paused' : 'Healthy')),
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

it('counts again what has changed, and not what has not', async () => {
  const { rows, put, pages } = largeFleet();
  const counting = jest.spyOn(Column.prototype, 'count');
  const ask = () =>
    pages.page({
      query: fleetQuerySchema.parse({ facet: ['namespace', 'phase', 'image'] }),
      access: accessUnder({
        readable: EVERY_ROLLOUT,
        usable: () => EVERY_ROLLOUT,
      }),
    });
  await ask();
  // In each of two blocks: three facets, and of which clusters something is seen.
  expect(counting).toHaveBeenCalledTimes(8);
  counting.mockClear();
  put(1_050, !rows[1_050]?.isPaused);
  await ask();
  expect(counting).toHaveBeenCalledTimes(2);
});

describe('a page of what an entity shows', () => {
  const entityWith = (annotations: Record<string, string>) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'x', annotations },
  });

  /** Counts how many rollouts are looked at for it. */
  function counting(annotations: Record<string, string>) {
    const { shows, ...selection } = entitySelection(entityWith(annotations));
    let looks = 0;
    const shown: EntitySelection = {
      ...selection,
      shows: rollout => {
        looks += 1;
        return shows(rollout);
      },
    };
    return { shown, looks: () => looks };
  }

  const questionOf = (shown: EntitySelection) => ({
    query: fleetQuerySchema.parse({ entity: 'component:default/x' }),
    access: accessUnder({
      readable: EVERY_ROLLOUT,
      usable: () => EVERY_ROLLOUT,
    }),
    shown,
  });

  it('is asked again of that row alone which has changed', async () => {
    const { put, rows, pages } = largeFleet();
    const { shown, looks } = counting({
      'backstage.io/kubernetes-label-selector':
        'backstage.io/kubernetes-id=payments-api',
    });
    const { matching } = await pages.page(questionOf(shown));
    expect(matching).toBe(COUNT);
    expect(looks()).toBe(COUNT);
    await pages.page(questionOf(shown));
    expect(looks()).toBe(COUNT);
    put(1_050, !rows[1_050]?.isPaused);
    await pages.page(questionOf(shown));
    expect(looks()).toBe(COUNT + 1);
  });

  it('is found once for all who look, whatever they may read', async () => {
    const { pages } = largeFleet();
    const { shown, looks } = counting({
      'backstage.io/kubernetes-label-selector': 'backstage.io/kubernetes-id',
    });
    const { query } = questionOf(shown);
    const matching = [];
    for (const readable of [EVERY_ROLLOUT, IN_SHOP]) {
      const access = accessUnder({ readable, usable: () => EVERY_ROLLOUT });
      matching.push((await pages.page({ query, access, shown })).matching);
    }
    expect(matching).toEqual([COUNT, Math.ceil(COUNT / 3)]);
    expect(looks()).toBe(COUNT);
  });

  it('has what comes to be shown, and no longer what does not', async () => {
    const { pages, cluster } = largeFleet();
    const { shown } = counting({
      'backstage.io/kubernetes-label-selector': 'tier=front',
    });
    const names = async () =>
      (await pages.page(questionOf(shown))).items.map(({ name }) => name);
    const put = (tier: string) =>
      cluster.put(
        pausedCanary({ name: 'web', uid: 'uid-web', labels: { tier } }),
      );
    put('back');
    expect(await names()).toEqual([]);
    put('front');
    expect(await names()).toEqual(['web']);
    cluster.remove('payments/web');
    expect(await names()).toEqual([]);
    put('back');
    expect(await names()).toEqual([]);
  });

  it('is another as soon as the entity shows something else', async () => {
    const { pages } = largeFleet();
    const matching = async (namespace: string) => {
      const { shown } = counting({
        'backstage.io/kubernetes-id': 'payments-api',
        'backstage.io/kubernetes-namespace': namespace,
      });
      return (await pages.page(questionOf(shown))).matching;
    };
    expect(await matching('shop')).toBe(Math.ceil(COUNT / 3));
    expect(await matching('nowhere')).toBe(0);
  });

  it('looks at nothing but what has the id of the entity', async () => {
    const { pages, cluster } = largeFleet();
    cluster.put(
      pausedCanary({
        name: 'other',
        uid: 'uid-other',
        labels: { 'backstage.io/kubernetes-id': 'other' },
      }),
    );
    const { shown, looks } = counting({
      'backstage.io/kubernetes-id': 'other',
    });
    expect((await pages.page(questionOf(shown))).matching).toBe(1);
    expect(looks()).toBe(1);
  });
});
