import { setImmediate as nextTurn } from 'node:timers/promises';

import { InputError } from '@backstage/errors';
import {
  ENTITY_REF_ANNOTATION,
  fleetPageSchema,
  fleetQuerySchema,
  sentence,
  type FleetPage,
} from '@rollouts-portal/plugin-rollouts-common';

import { UnwatchedCluster } from '../cluster/UnwatchedCluster';
import { accessUnder, type FleetAccess } from '../permissions/accessUnder';
import {
  EVERY_ROLLOUT,
  NO_ROLLOUT,
  type RolloutCondition,
} from '../permissions/RolloutCondition';
import { FakeCluster } from '../testing/FakeCluster';
import { fleetOf } from '../testing/fleetOf';
import { pausedCanary } from '../testing/pausedCanary';
import { entitySelection } from './entitySelection';

type Conditions = Pick<FleetAccess, 'readable' | 'usable'>;

const everything: Conditions = {
  readable: EVERY_ROLLOUT,
  usable: () => EVERY_ROLLOUT,
};

const PROGRESSING = {
  phase: 'Progressing',
  message: 'more replicas need to be updated',
  controllerPause: false,
  pauseConditions: undefined,
};
const DEGRADED = {
  phase: 'Degraded',
  message: 'ProgressDeadlineExceeded: too slow',
  controllerPause: false,
  pauseConditions: undefined,
};
const HEALTHY = {
  phase: 'Healthy',
  message: undefined,
  controllerPause: false,
  pauseConditions: undefined,
  stableRS: '5f6c74b595',
};

function waitingSince(startTime: string) {
  return { pauseConditions: [{ reason: 'CanaryPauseStep', startTime }] };
}

/** Waits for nobody. */
const timedPause = pausedCanary({
  name: 'timed',
  namespace: 'shop',
  spec: {
    strategy: { canary: { steps: [{ pause: { duration: '1h' } }] } },
  },
  status: { currentStepIndex: 0 },
});

function stage() {
  const eu = new FakeCluster('prod-eu', 'production');
  const test = new FakeCluster('test', 'staging');
  eu.putNamespace('payments', {
    [ENTITY_REF_ANNOTATION]: 'group:default/team-payments',
  });
  eu.putNamespace('shop');
  test.putNamespace('shop');
  eu.put(pausedCanary({ name: 'ledger', namespace: 'shop', status: HEALTHY }));
  eu.put(
    pausedCanary({
      name: 'young',
      status: waitingSince('2026-11-21T02:50:00Z'),
    }),
  );
  eu.put(
    pausedCanary({ name: 'old', status: waitingSince('2026-11-21T01:00:00Z') }),
  );
  test.put(
    pausedCanary({ name: 'mailer', namespace: 'shop', status: PROGRESSING }),
  );
  test.put(pausedCanary({ name: 'cart', namespace: 'shop', status: DEGRADED }));
  const { pages, fleet } = fleetOf([eu, test]);
  return {
    eu,
    test,
    fleet,
    pages,
    ask: async (
      query: object = {},
      conditions: Partial<Conditions> = {},
    ): Promise<FleetPage> =>
      // Through JSON and the schema, as the browser gets it.
      fleetPageSchema.parse(
        JSON.parse(
          JSON.stringify(
            await pages.page({
              query: fleetQuerySchema.parse(query),
              access: accessUnder({ ...everything, ...conditions }),
            }),
          ),
        ),
      ),
  };
}

/** Waits for the approval of a gate. */
const CANARY_AT_GATE = {
  apiVersion: 'flagger.app/v1beta1',
  kind: 'Canary',
  metadata: {
    name: 'gated',
    namespace: 'shop',
    uid: 'c-1',
    creationTimestamp: '2026-11-01T00:00:00Z',
  },
  spec: {
    analysis: {
      webhooks: [{ name: 'approval', type: 'confirm-rollout', url: '' }],
    },
  },
  status: {
    phase: 'Waiting',
    conditions: [
      {
        type: 'Promoted',
        status: 'Unknown',
        reason: 'Waiting',
        lastUpdateTime: '2026-11-21T02:00:00Z',
      },
    ],
  },
};

function names({ items }: FleetPage): string[] {
  return items.map(({ name }) => name);
}

describe('FleetPages', () => {
  it('puts who has waited longest first, by how long and not by what their clocks say', async () => {
    const { test, ask } = stage();
    test.put(
      pausedCanary({
        name: 'between',
        namespace: 'shop',
        status: waitingSince('2026-11-21T04:00:00Z'),
      }),
    );
    test.becomes({ ...test.freshness(), clockAhead: 2 * 3_600 });
    const { items } = await ask({ sort: 'attention' });
    expect(items.slice(0, 3).map(({ name }) => name)).toEqual([
      'old',
      'between',
      'young',
    ]);
  });

  it('begins with who waits for a person longest, then what failed, what moves, what is at rest', async () => {
    const page = await stage().ask();
    expect(names(page)).toEqual(['old', 'young', 'cart', 'mailer', 'ledger']);
    expect(page).toMatchObject({
      configured: true,
      permitted: true,
      matching: 5,
      before: 0,
      totals: {
        all: 5,
        waiting: 2,
        waitingForYou: 2,
        moving: 1,
        phases: {
          Paused: 2,
          Degraded: 1,
          Progressing: 1,
          Healthy: 1,
          Unknown: 0,
        },
      },
    });
  });

  it('neither shows nor counts what the person may not read, nor names its cluster', async () => {
    const page = await stage().ask(
      {},
      { readable: { field: 'namespace', values: ['payments'] } },
    );
    expect(names(page)).toEqual(['old', 'young']);
    expect(page.matching).toBe(2);
    expect(page.totals).toMatchObject({ all: 2, phases: { Degraded: 0 } });
    expect(page.clusters.map(({ name }) => name)).toEqual(['prod-eu']);
  });

  describe('to who may see all but what some own', () => {
    const NOT_OF_FEW = {
      not: { field: 'owners' as const, values: ['group:default/few'] },
    };
    const access = accessUnder({
      readable: NOT_OF_FEW,
      usable: () => NOT_OF_FEW,
    });

    /** A rollout in a namespace of its own, which names a component of the same name. */
    function put(cluster: FakeCluster, namespace: string) {
      cluster.putNamespace(namespace, {
        [ENTITY_REF_ANNOTATION]: `component:default/${namespace}`,
      });
      cluster.put(pausedCanary({ namespace, name: `web-${namespace}` }));
    }

    const ownersOf = async (named: string) =>
      named === 'component:default/secret' ? ['group:default/few'] : [];

    async function seen({ pages, views, fleet }: ReturnType<typeof fleetOf>) {
      const { items, matching, facets } = await pages.page({
        query: fleetQuerySchema.parse({ facet: ['namespace'] }),
        access,
      });
      const details = await Promise.all(
        fleet.select(() => true).map(each => views.detail(each, access)),
      );
      return {
        rows: items.map(({ name }) => name),
        matching,
        namespaces: facets?.[0]?.values.map(({ value }) => value),
        details: details.flatMap(detail => (detail ? [detail.name] : [])),
      };
    }
    const ONLY_OPEN = {
      rows: ['web-open'],
      matching: 1,
      namespaces: ['open'],
      details: ['web-open'],
    };

    it('shows nothing of theirs', async () => {
      const eu = new FakeCluster('eu');
      put(eu, 'open');
      put(eu, 'secret');
      expect(await seen(fleetOf([eu], ownersOf))).toEqual(ONLY_OPEN);
    });

    it('shows nothing while nobody can tell whose it is', async () => {
      const eu = new FakeCluster('eu');
      put(eu, 'open');
      put(eu, 'secret');
      const cannotTell = fleetOf([eu], async named =>
        named === 'component:default/open' ? [] : undefined,
      );
      expect(await seen(cannotTell)).toEqual(ONLY_OPEN);
    });

    it('shows nothing before its Namespace is known', async () => {
      const eu = new FakeCluster('eu');
      put(eu, 'open');
      eu.put(pausedCanary({ namespace: 'secret', name: 'web-secret' }));
      const fleet = fleetOf([eu], ownersOf);
      expect(await seen(fleet)).toEqual(ONLY_OPEN);
      put(eu, 'secret');
      expect(await seen(fleet)).toEqual(ONLY_OPEN);
    });

    it('shows nothing whose Namespace names an owner that is no full reference', async () => {
      const eu = new FakeCluster('eu');
      put(eu, 'open');
      eu.putNamespace('secret', { [ENTITY_REF_ANNOTATION]: 'few' });
      eu.put(pausedCanary({ namespace: 'secret', name: 'web-secret' }));
      expect(await seen(fleetOf([eu], ownersOf))).toEqual(ONLY_OPEN);
    });

    it('names neither a cluster in which they see nothing, nor its namespaces', async () => {
      const [eu, us] = [new FakeCluster('eu'), new FakeCluster('us')];
      put(eu, 'open');
      put(us, 'secret');
      const { pages } = fleetOf([eu, us], ownersOf);
      const clusters = await pages.clusters(access);
      expect(clusters.map(({ name }) => name)).toEqual(['eu']);
    });

    it('shows nothing of rows that come while owners are looked up', async () => {
      const eu = new FakeCluster('eu');
      put(eu, 'open');
      const asked: string[] = [];
      let answer = () => {};
      const answered = new Promise<void>(resolve => {
        answer = resolve;
      });
      const fleet = fleetOf([eu], async named => {
        asked.push(named);
        await answered;
        return ownersOf(named);
      });
      const first = seen(fleet);
      while (asked.length === 0) await nextTurn();
      put(eu, 'secret');
      const second = seen(fleet);
      await nextTurn();
      answer();
      for (const found of [first, second, seen(fleet)]) {
        expect(await found).toMatchObject({
          rows: ['web-open'],
          matching: 1,
          namespaces: ['open'],
        });
      }
    });
  });

  it('shows what is anywhere but in production only where it is known to be elsewhere', async () => {
    const readable = {
      not: { field: 'environment' as const, values: ['production'] },
    };
    const access = accessUnder({ readable, usable: () => readable });
    const clusters = [
      new FakeCluster('eu', 'production'),
      new FakeCluster('lab', 'staging'),
      // Its environment may be what a source says that has not answered yet.
      new FakeCluster('new'),
    ];
    for (const cluster of clusters) cluster.put(pausedCanary());
    const { pages, views, fleet } = fleetOf(clusters);
    const page = await pages.page({
      query: fleetQuerySchema.parse({}),
      access,
    });
    const details = await Promise.all(
      fleet.select(() => true).map(each => views.detail(each, access)),
    );
    const shown = [page.items, page.clusters, await pages.clusters(access)];
    expect(page.items.map(({ cluster }) => cluster)).toEqual(['lab']);
    expect(details.map(detail => detail?.cluster)).toEqual([
      undefined,
      'lab',
      undefined,
    ]);
    expect(shown.map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  it('tells of a source that stands in a cluster only to who knows of that', async () => {
    const source = 'the Argo CD of us';
    const standsIn = (hub: string, ...clusters: FakeCluster[]) => {
      const { fleet, pages } = fleetOf(clusters);
      const since = '2026-11-21T02:46:00Z';
      fleet.add(
        new UnwatchedCluster(source, { state: 'syncing', since }, { hub }),
      );
      fleet.describe('eu', {
        notices: [sentence('cluster-name-taken', { source, cluster: hub })],
      });
      return async (readable: RolloutCondition) =>
        JSON.stringify(
          await pages.clusters(
            accessUnder({ readable, usable: () => readable }),
          ),
        ).split(source).length - 1;
    };
    const [eu, us] = [new FakeCluster('eu'), new FakeCluster('us')];
    const allBut = (...values: string[]): RolloutCondition => ({
      not: { field: 'cluster', values },
    });
    const toldOf = standsIn('us', eu, us);
    expect(await toldOf(EVERY_ROLLOUT)).toBe(2);
    expect(await toldOf(allBut('us'))).toBe(0);
    expect(await toldOf({ field: 'cluster', values: ['eu'] })).toBe(0);
    const toldOfElsewhere = standsIn('elsewhere', eu);
    expect(await toldOfElsewhere(EVERY_ROLLOUT)).toBe(2);
    expect(await toldOfElsewhere(allBut('elsewhere'))).toBe(0);
  });

  it('names no cluster that the person does not know of in what it tells of others', async () => {
    const [eu, us] = [new FakeCluster('eu'), new FakeCluster('us')];
    for (const cluster of [eu, us]) cluster.putNamespace('kube-system');
    const noticesOf = async (...values: string[]) => {
      const readable = { field: 'cluster' as const, values };
      const clusters = await fleetOf([us, eu]).pages.clusters(
        accessUnder({ readable, usable: () => readable }),
      );
      return clusters.map(({ name, notices = [] }) => [
        name,
        ...notices.map(({ params }) => params.cluster),
      ]);
    };
    expect(await noticesOf('eu', 'us')).toEqual([['us'], ['eu', 'us']]);
    expect(await noticesOf('eu')).toEqual([['eu']]);
  });

  it('lets others have their turn while it asks about many owners, and asks about all before it waits', async () => {
    const eu = new FakeCluster('eu');
    const many = 1_000;
    for (let index = 0; index < many; index += 1) {
      const entityRef = `component:default/of-${index}`;
      eu.putNamespace(`shop-${index}`, { [ENTITY_REF_ANNOTATION]: entityRef });
      eu.put(pausedCanary({ namespace: `shop-${index}` }));
    }
    let asked = 0;
    let answer = () => {};
    const answered = new Promise<void>(resolve => {
      answer = resolve;
    });
    const { pages } = fleetOf([eu], async () => {
      asked += 1;
      if (asked === many) answer();
      await answered;
      return [];
    });
    let isThere = false;
    const page = pages
      .page({
        query: fleetQuerySchema.parse({}),
        access: accessUnder(everything),
      })
      .finally(() => {
        isThere = true;
      });
    let mostInATurn = 0;
    while (!isThere) {
      const before = asked;
      await nextTurn();
      mostInATurn = Math.max(mostInATurn, asked - before);
    }
    expect(await page).toMatchObject({ matching: many });
    expect(mostInATurn).toBeLessThan(many / 2);
  });

  it('answers though rows with owners of their own come faster than the catalog answers', async () => {
    const eu = new FakeCluster('eu');
    eu.putNamespace('shop');
    let asked = 0;
    const { pages } = fleetOf([eu], async () => {
      asked += 1;
      putNext();
      return [];
    });
    function putNext() {
      eu.put(
        pausedCanary({
          namespace: 'shop',
          name: `web-${asked}`,
          annotations: {
            [ENTITY_REF_ANNOTATION]: `component:default/of-${asked}`,
          },
        }),
      );
    }
    putNext();
    const { matching } = await pages.page({
      query: fleetQuerySchema.parse({}),
      access: accessUnder(everything),
    });
    expect(matching).toBeGreaterThan(0);
    expect(asked).toBeLessThan(10);
  });

  it('says that the policy lets the person read nothing at all', async () => {
    const page = await stage().ask({}, { readable: NO_ROLLOUT });
    expect(page).toMatchObject({
      configured: true,
      permitted: false,
      items: [],
      totals: { all: 0 },
      clusters: [],
    });
  });

  it('counts who waits for this person: only where they may do something', async () => {
    const { totals } = await stage().ask(
      {},
      { usable: () => ({ field: 'cluster', values: ['test'] }) },
    );
    expect(totals).toMatchObject({ waiting: 2, waitingForYou: 0 });

    // A restart is no answer to what it waits for.
    const restarting = await stage().ask(
      {},
      {
        usable: verb =>
          verb === 'restart' || verb === 'pause' ? EVERY_ROLLOUT : NO_ROLLOUT,
      },
    );
    expect(restarting.totals).toMatchObject({ waiting: 2, waitingForYou: 0 });
  });

  it.each<[object, string[]]>([
    [{ phase: ['Degraded', 'Healthy'] }, ['cart', 'ledger']],
    [{ waitingFor: ['human'] }, ['old', 'young']],
    [{ waitingFor: ['human'], phase: ['Degraded'] }, []],
    [
      { waitingFor: ['not-human'], phase: ['Paused', 'Progressing'] },
      ['mailer', 'timed'],
    ],
    [{ cluster: ['test'] }, ['cart', 'mailer']],
    [{ environment: ['production'] }, ['old', 'young', 'ledger']],
    [{ owner: ['group:default/team-payments'] }, ['old', 'young']],
    [{ namespace: ['payments'], sort: 'name' }, ['old', 'young']],
    [{ provider: ['flagger'] }, []],
    [
      { strategy: ['canary', 'blueGreen'], sort: 'cluster' },
      ['old', 'young', 'ledger', 'cart', 'mailer'],
    ],
    [
      { image: ['registry.example.test/web'], tag: ['2.0.0', '1'] },
      ['old', 'young', 'cart', 'mailer', 'ledger'],
    ],
    [{ image: ['registry.example.test/web'], tag: ['1.0.0'] }, []],
    [{ image: ['web'] }, []],
    [{ q: 'MAIL' }, ['mailer']],
    [{ q: 'shop prod-eu' }, ['ledger']],
    [{ q: 'web:2.0.0 cart' }, ['cart']],
    [{ q: 'team-payments' }, ['old', 'young']],
    [{ q: 'nothing of that kind' }, []],
  ])('shows for %j: %j', async (query, expected) => {
    const { ask, eu } = stage();
    if (expected.includes('timed')) eu.put(timedPause);
    const page = await ask(query);
    expect(names(page)).toEqual(expected);
    expect(page.matching).toBe(expected.length);
  });

  it('counts a closed gate among what waits for a person, by how long it has been closed', async () => {
    const { ask, eu } = stage();
    eu.putCanary(CANARY_AT_GATE);
    const waiting = await ask({ waitingFor: ['human'] });
    expect(names(waiting)).toEqual(['old', 'gated', 'young']);
    // Nobody can answer it here.
    expect(waiting.totals).toMatchObject({ waiting: 3, waitingForYou: 2 });
    expect(waiting.totals.moving).toBe(1);

    expect(names(await ask({ waitingFor: ['gate'] }))).toEqual(['gated']);
    expect(names(await ask({ waitingFor: ['not-human'] }))).not.toContain(
      'gated',
    );
  });

  it('counts states within the rest of the query, so that a counter says what choosing it would show', async () => {
    const { totals } = await stage().ask({
      cluster: ['test'],
      phase: ['Degraded'],
    });
    expect(totals).toMatchObject({
      all: 2,
      waiting: 0,
      phases: { Degraded: 1, Progressing: 1, Paused: 0 },
    });
  });

  it('counts by what is asked for, each leaving its own choice aside, and tells of no hidden value', async () => {
    const { ask } = stage();
    const { facets } = await ask(
      {
        facet: ['cluster', 'namespace', 'owner'],
        cluster: ['test', 'gone'],
        phase: ['Paused', 'Degraded'],
      },
      { readable: { not: { field: 'namespace', values: ['hidden'] } } },
    );
    expect(facets).toEqual([
      {
        by: 'cluster',
        values: [
          { value: 'prod-eu', count: 2 },
          { value: 'test', count: 1 },
          // Chosen, so that it can be given up.
          { value: 'gone', count: 0 },
        ],
        further: 0,
      },
      { by: 'namespace', values: [{ value: 'shop', count: 1 }], further: 0 },
      { by: 'owner', values: [], further: 0 },
    ]);
    const restricted = await ask(
      { facet: ['namespace'] },
      { readable: { field: 'namespace', values: ['payments'] } },
    );
    expect(restricted.facets).toEqual([
      {
        by: 'namespace',
        values: [{ value: 'payments', count: 2 }],
        further: 0,
      },
    ]);
    expect((await ask()).facets).toBeUndefined();
  });

  it('tells of the most frequent values only, and how many more there are', async () => {
    const { ask, eu } = stage();
    for (let i = 0; i < 60; i += 1) {
      eu.put(pausedCanary({ name: 'web', namespace: `team-${i}` }));
    }
    const { facets } = await ask({
      facet: ['namespace'],
      namespace: ['team-9'],
    });
    const [namespaces] = facets ?? [];
    expect(namespaces?.values.slice(0, 2)).toEqual([
      { value: 'shop', count: 3 },
      { value: 'payments', count: 2 },
    ]);
    expect(namespaces?.values.at(-1)).toEqual({ value: 'team-9', count: 1 });
    expect(namespaces).toMatchObject({ further: 11 });
  });

  it('finds the values of a facet by a part of their name, and keeps telling what is chosen', async () => {
    const { ask } = stage();
    const { facets } = await ask({
      facet: ['namespace'],
      facetWord: 'PAY',
      namespace: ['shop'],
    });
    expect(facets).toEqual([
      {
        by: 'namespace',
        values: [
          { value: 'shop', count: 3 },
          { value: 'payments', count: 2 },
        ],
        further: 0,
      },
    ]);
  });

  it('shows what an entity shows', async () => {
    const { pages } = stage();
    const { items, totals } = await pages.page({
      query: fleetQuerySchema.parse({ entity: 'component:default/x' }),
      access: accessUnder(everything),
      shown: entitySelection({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'x',
          annotations: {
            'backstage.io/kubernetes-id': 'payments-api',
            'backstage.io/kubernetes-namespace': 'shop',
            'backstage.io/kubernetes-cluster': 'prod-eu',
          },
        },
      }),
    });
    expect(items.map(({ name }) => name)).toEqual(['ledger']);
    expect(totals.all).toBe(1);
  });

  it('refuses the cursor of a page that was sorted otherwise', async () => {
    const { ask } = stage();
    const { next } = await ask({ limit: 2 });
    await expect(ask({ limit: 2, cursor: next, sort: 'name' })).rejects.toThrow(
      /sorted by name/,
    );
  });

  it('goes through all pages and back, each row once', async () => {
    const { ask } = stage();
    const first = await ask({ limit: 2 });
    const second = await ask({ limit: 2, cursor: first.next });
    const third = await ask({ limit: 2, cursor: second.next });
    expect([first, second, third].map(names)).toEqual([
      ['old', 'young'],
      ['cart', 'mailer'],
      ['ledger'],
    ]);
    expect([first, second, third].map(({ before }) => before)).toEqual([
      0, 2, 4,
    ]);
    expect(third.next).toBeUndefined();
    expect(names(await ask({ limit: 2, cursor: third.previous }))).toEqual([
      'cart',
      'mailer',
    ]);
    // Before the second page stands the first, which needs no cursor.
    expect(second.previous).toBeUndefined();
  });

  it('goes through all pages from the other end and back, each row once', async () => {
    const { ask } = stage();
    const sort = 'attention,asc';
    const first = await ask({ limit: 2, sort });
    const second = await ask({ limit: 2, sort, cursor: first.next });
    const third = await ask({ limit: 2, sort, cursor: second.next });
    expect([first, second, third].map(names)).toEqual([
      ['ledger', 'mailer'],
      ['cart', 'young'],
      ['old'],
    ]);
    expect([first, second, third].map(({ before }) => before)).toEqual([
      0, 2, 4,
    ]);
    expect(third.next).toBeUndefined();
    expect(second.previous).toBeUndefined();
    expect(
      names(await ask({ limit: 2, sort, cursor: third.previous })),
    ).toEqual(['cart', 'young']);
  });

  it('shows the last page from the other end, too, when nothing is left behind the cursor', async () => {
    const { ask, eu } = stage();
    const { next } = await ask({ limit: 4, sort: 'attention,asc' });
    eu.remove('payments/old');
    const page = await ask({ limit: 4, sort: 'attention,asc', cursor: next });
    expect(names(page)).toEqual(['ledger', 'mailer', 'cart', 'young']);
  });

  it('refuses the cursor of a page that was read the other way, but not of one that named its own', async () => {
    const { ask } = stage();
    const { next } = await ask({ limit: 2, sort: 'name' });
    await expect(
      ask({ limit: 2, sort: 'name,desc', cursor: next }),
    ).rejects.toThrow(/sorted by name,desc/);
    const reversed = await ask({ limit: 2, sort: 'name,desc' });
    await expect(
      ask({ limit: 2, sort: 'name', cursor: reversed.next }),
    ).rejects.toThrow(/sorted by name gave/);
    expect(
      (await ask({ limit: 2, sort: 'name,asc', cursor: next })).before,
    ).toBe(2);
  });

  it('keeps its place when rows before it come and go', async () => {
    const { ask, eu } = stage();
    const first = await ask({ limit: 2 });
    eu.remove('payments/old');
    const second = await ask({ limit: 2, cursor: first.next });
    expect(names(second)).toEqual(['cart', 'mailer']);
    expect(second.before).toBe(1);
  });

  it('shows the last page when nothing is left behind the cursor', async () => {
    const { ask, eu } = stage();
    const { next } = await ask({ limit: 4 });
    eu.remove('shop/ledger');
    const page = await ask({ limit: 4, cursor: next });
    expect(names(page)).toEqual(['old', 'young', 'cart', 'mailer']);
  });

  it('refuses a cursor that no page gave', async () => {
    const { ask } = stage();
    await expect(ask({ cursor: 'W10' })).rejects.toThrow(InputError);
    await expect(ask({ cursor: '%%%' })).rejects.toThrow(/cursor/);
  });

  it('follows what changes, comes, goes, and clusters that are read anew', async () => {
    const { ask, eu, test } = stage();
    await ask();
    test.put(
      pausedCanary({ name: 'cart', namespace: 'shop', status: HEALTHY }),
    );
    eu.put(pausedCanary({ name: 'new', status: DEGRADED }));
    eu.remove('payments/young');
    expect(names(await ask())).toEqual([
      'old',
      'new',
      'mailer',
      'cart',
      'ledger',
    ]);
    // What an event about the whole cluster says: whatever was known of its rows may have changed.
    test.rollouts.clear();
    test.putNamespace('shop');
    expect(names(await ask())).toEqual(['old', 'new', 'ledger']);
  });

  it('gives each row the freshness that its cluster has now', async () => {
    const { ask, test } = stage();
    await ask();
    test.becomes({ state: 'stale', since: '2026-11-21T03:00:00Z' });
    const { items } = await ask();
    expect(
      items
        .filter(({ freshness }) => freshness.state === 'stale')
        .map(({ name }) => name),
    ).toEqual(['cart', 'mailer']);
  });

  it('shows a rollout that takes the place of one that is gone as what it is', async () => {
    const { ask, eu } = stage();
    await ask();
    eu.remove('payments/old');
    await ask();
    eu.put(pausedCanary({ name: 'another' }));
    const shown = (await ask()).items.map(({ name }) => name);
    expect(shown).toContain('another');
    expect(shown).not.toContain('old');
  });

  it('looks again only at what changed', async () => {
    const { ask, eu, fleet } = stage();
    const shown = jest.spyOn(fleet, 'get');
    const found = jest.spyOn(fleet, 'placed');
    const looks = () => shown.mock.calls.length + found.mock.calls.length;
    await ask();
    const first = looks();
    await ask();
    await ask({ phase: ['Paused'] });
    expect(looks()).toBe(first);
    eu.put(pausedCanary({ name: 'old' }));
    await ask();
    // Once for the store, once to be shown.
    expect(looks()).toBe(first + 2);
  });
});
