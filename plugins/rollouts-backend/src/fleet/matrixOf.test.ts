import {
  fleetMatrixSchema,
  MATRIX_SORTS,
  matrixQuerySchema,
  type MatrixItem,
  type MatrixSort,
} from '@rollouts-portal/plugin-rollouts-common';

import fc from 'fast-check';

import { accessUnder } from '../permissions/accessUnder';
import {
  EVERY_ROLLOUT,
  type RolloutCondition,
} from '../permissions/RolloutCondition';
import { FakeCluster } from '../testing/FakeCluster';
import { fleetOf } from '../testing/fleetOf';
import { runningService } from '../testing/runningService';

function stage() {
  const eu = new FakeCluster('eu', 'production');
  const us = new FakeCluster('us', 'production');
  const lab = new FakeCluster('lab', 'staging');
  lab.put(runningService('api', '1.10.0'));
  eu.put(runningService('api', '1.9.0'));
  us.put(runningService('api', '1.2.0'));
  lab.put(runningService('web', '2.0.0', {}));
  const { pages } = fleetOf([eu, us, lab]);
  return async (
    query: object = {},
    readable: RolloutCondition = EVERY_ROLLOUT,
  ) =>
    fleetMatrixSchema.parse(
      await pages.matrix({
        query: matrixQuerySchema.parse(query),
        access: accessUnder({ readable, usable: () => EVERY_ROLLOUT }),
      }),
    );
}

function byName(a: MatrixItem, b: MatrixItem): number {
  return `${a.name} ${a.namespace}` < `${b.name} ${b.namespace}` ? -1 : 1;
}

function distanceOf({ cells }: MatrixItem): number {
  return Math.max(0, ...cells.map(({ runs }) => runs?.behind ?? 0));
}

/** As far as the page itself shows it. */
const ORDER: Record<MatrixSort, (a: MatrixItem, b: MatrixItem) => number> = {
  name: byName,
  'name,desc': (a, b) => byName(b, a),
  behind: (a, b) => distanceOf(b) - distanceOf(a),
  attention: () => 0,
};

describe('the matrix', () => {
  it('says of each service which version runs in which cluster, and how far behind it is', async () => {
    const { items, columns, matching } = await stage()();
    expect(matching).toBe(2);
    expect(items).toMatchObject([
      {
        name: 'api',
        namespace: 'payments',
        newest: '1.10.0',
        cells: [
          { column: 'eu', runs: { version: '1.9.0', behind: 1 } },
          { column: 'lab', runs: { version: '1.10.0', behind: 0 } },
          { column: 'us', runs: { version: '1.2.0', behind: 2 } },
        ],
      },
      {
        name: 'web',
        newest: '2.0.0',
        cells: [
          {
            column: 'lab',
            phase: 'Paused',
            comes: { version: '2.0.0' },
          },
        ],
      },
    ]);
    expect(columns).toEqual([
      { name: 'eu', services: 1, behind: 1, moving: 0 },
      { name: 'lab', services: 2, behind: 0, moving: 1 },
      { name: 'us', services: 1, behind: 1, moving: 0 },
    ]);
  });

  it('puts the clusters of an environment into one column, where the oldest version counts', async () => {
    const { items } = await stage()({ by: 'environment', q: 'api' });
    expect(items[0]?.cells).toMatchObject([
      {
        column: 'production',
        rollouts: 2,
        runs: { version: '1.2.0', behind: 2 },
      },
      {
        column: 'staging',
        rollouts: 1,
        runs: { version: '1.10.0', behind: 0 },
      },
    ]);
  });

  it('knows of no version that only others may see', async () => {
    const { items, columns, clusters } = await stage()(
      {},
      { field: 'cluster', values: ['eu'] },
    );
    expect(items).toMatchObject([
      { name: 'api', newest: '1.9.0', cells: [{ runs: { behind: 0 } }] },
    ]);
    expect(columns.map(({ name }) => name)).toEqual(['eu']);
    expect(clusters.map(({ name }) => name)).toEqual(['eu']);
  });

  it('goes through its services page by page', async () => {
    const ask = stage();
    const first = await ask({ limit: 1 });
    const second = await ask({ limit: 1, cursor: first.next });
    expect([first, second].map(({ items }) => items[0]?.name)).toEqual([
      'api',
      'web',
    ]);
    expect(second.next).toBeUndefined();
    await expect(ask({ cursor: 'W10' })).rejects.toThrow(/cursor/);
    await expect(ask({ cursor: first.next, sort: 'behind' })).rejects.toThrow(
      /sorted by behind/,
    );
  });

  describe('sorted', () => {
    function sorted() {
      const eu = new FakeCluster('eu', 'production');
      const us = new FakeCluster('us', 'production');
      const lab = new FakeCluster('lab');
      for (const [name, ...versions] of [
        ['a-level', '1.0', '1.0'],
        ['b-one-place', '1.2', '1.1'],
        ['c-two-places', '1.1', '1.1', '1.2'],
        ['d-furthest', '1.0', '1.1', '1.2'],
      ] as const) {
        [eu, us, lab].forEach((cluster, index) => {
          const version = versions[index];
          if (version) cluster.put(runningService(name, version));
        });
      }
      us.put(runningService('e-waiting', '1.0', {}));
      const { pages } = fleetOf([eu, us, lab]);
      return async (query: object) => {
        const { items } = await pages.matrix({
          query: matrixQuerySchema.parse(query),
          access: accessUnder({
            readable: EVERY_ROLLOUT,
            usable: () => EVERY_ROLLOUT,
          }),
        });
        return items.map(({ name }) => name);
      };
    }

    it('has what runs the oldest version first, then what does so in most places, then what is level', async () => {
      expect(await sorted()({ sort: 'behind' })).toEqual([
        'd-furthest',
        'c-two-places',
        'b-one-place',
        'a-level',
        'e-waiting',
      ]);
    });

    it('takes for how far a service is behind only what has a column', async () => {
      const names = await sorted()({ sort: 'behind', by: 'environment' });
      expect(names.slice(0, 2)).toEqual(['d-furthest', 'c-two-places']);
      expect(
        await sorted()({ sort: 'behind', by: 'environment', cluster: ['eu'] }),
      ).toEqual(['a-level', 'b-one-place', 'c-two-places', 'd-furthest']);
    });

    it('has the service of the rollout that waits for a person first', async () => {
      expect((await sorted()({ sort: 'attention' }))[0]).toBe('e-waiting');
    });

    it('looks at each row a few times, though all services have one name', async () => {
      const eu = new FakeCluster('eu');
      const count = 300;
      for (let index = 0; index < count; index += 1) {
        const rollout = runningService('web', '1.0');
        const namespace = `team-${index}`;
        eu.put({ ...rollout, metadata: { ...rollout.metadata, namespace } });
      }
      const { pages, indexer } = fleetOf([eu]);
      await indexer.upToDate();
      const look = jest.spyOn(indexer.store.names, 'at');
      const query = matrixQuerySchema.parse({ sort: 'attention', limit: 100 });
      const { matching } = await pages.matrix({
        query,
        access: accessUnder({
          readable: EVERY_ROLLOUT,
          usable: () => EVERY_ROLLOUT,
        }),
      });
      expect(matching).toBe(count);
      expect(look.mock.calls.length).toBeLessThan(20 * count);
    });

    it('has the names from the other end', async () => {
      expect(await sorted()({ sort: 'name,desc' })).toEqual([
        'e-waiting',
        'd-furthest',
        'c-two-places',
        'b-one-place',
        'a-level',
      ]);
    });
  });

  it('has every service once, in its order, whatever there is of each, what it is sorted by and where pages end', async () => {
    const placed = fc.record({
      cluster: fc.constantFrom('eu', 'us', 'lab'),
      namespace: fc.constantFrom('payments', 'shop', 'a'),
      name: fc.constantFrom('api', 'web', 'web-2'),
      version: fc.constantFrom('1.0', '1.1', '2.0'),
      isWaiting: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(placed, { maxLength: 20 }),
        fc.constantFrom(1, 2, 50),
        fc.constantFrom(...MATRIX_SORTS),
        async (rollouts, limit, sort) => {
          const clusters = ['eu', 'us', 'lab'].map(
            name => new FakeCluster(name, undefined),
          );
          for (const { cluster, version, isWaiting, ...named } of rollouts) {
            const rollout = runningService(
              named.name,
              version,
              isWaiting ? {} : undefined,
            );
            clusters
              .find(({ name }) => name === cluster)
              ?.put({
                ...rollout,
                metadata: { ...rollout.metadata, ...named },
              });
          }
          const { pages } = fleetOf(clusters);
          const ask = (query: object) =>
            pages.matrix({
              query: matrixQuerySchema.parse({ sort, ...query }),
              access: accessUnder({
                readable: EVERY_ROLLOUT,
                usable: () => EVERY_ROLLOUT,
              }),
            });
          const found: MatrixItem[] = [];
          let matching: number;
          let cursor: string | undefined;
          do {
            const page = await ask({ limit, cursor });
            found.push(...page.items);
            ({ matching, next: cursor } = page);
          } while (cursor !== undefined);

          const clustersOf = new Map<string, Set<string>>();
          for (const { cluster, namespace, name } of rollouts) {
            const service = `${name} ${namespace}`;
            const known = clustersOf.get(service) ?? new Set();
            clustersOf.set(service, known.add(cluster));
          }
          const services = [...clustersOf.keys()].sort();
          const names = found.map(
            ({ name, namespace }) => `${name} ${namespace}`,
          );
          expect([...names].sort()).toEqual(services);
          expect(found.map(({ cells }) => cells.length)).toEqual(
            names.map(name => clustersOf.get(name)?.size),
          );
          expect(found).toEqual((await ask({ limit: 200 })).items);
          expect(found).toEqual([...found].sort(ORDER[sort]));
          expect(matching).toBe(services.length);
        },
      ),
      { numRuns: 200 },
    );
  }, 30_000);
});
