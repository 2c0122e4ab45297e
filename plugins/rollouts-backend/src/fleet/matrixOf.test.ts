import {
  fleetMatrixSchema,
  matrixQuerySchema,
} from '@rollouts-portal/plugin-rollouts-common';

import fc from 'fast-check';

import { accessUnder } from '../permissions/accessUnder';
import {
  EVERY_ROLLOUT,
  type RolloutCondition,
} from '../permissions/RolloutCondition';
import { FakeCluster } from '../testing/FakeCluster';
import { fleetOf } from '../testing/fleetOf';
import { pausedCanary } from '../testing/pausedCanary';
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
  });

  it('has every service once, by name and namespace, whatever there is of each and where pages end', async () => {
    const placed = fc.record({
      cluster: fc.constantFrom('eu', 'us', 'lab'),
      namespace: fc.constantFrom('payments', 'shop', 'a'),
      name: fc.constantFrom('api', 'web', 'web-2'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(placed, { maxLength: 20 }),
        fc.constantFrom(1, 2, 50),
        async (rollouts, limit) => {
          const clusters = ['eu', 'us', 'lab'].map(
            name => new FakeCluster(name, undefined),
          );
          for (const { cluster, ...named } of rollouts) {
            clusters
              .find(({ name }) => name === cluster)
              ?.put(pausedCanary(named));
          }
          const { pages } = fleetOf(clusters);
          const found: string[] = [];
          let matching: number;
          let cursor: string | undefined;
          do {
            const page = await pages.matrix({
              query: matrixQuerySchema.parse({ limit, cursor }),
              access: accessUnder({
                readable: EVERY_ROLLOUT,
                usable: () => EVERY_ROLLOUT,
              }),
            });
            found.push(
              ...page.items.map(
                ({ name, namespace, cells }) =>
                  `${name} ${namespace} ${cells.length}`,
              ),
            );
            ({ matching, next: cursor } = page);
          } while (cursor !== undefined);

          const clustersOf = new Map<string, Set<string>>();
          for (const { cluster, namespace, name } of rollouts) {
            const service = `${name} ${namespace}`;
            const known = clustersOf.get(service) ?? new Set();
            clustersOf.set(service, known.add(cluster));
          }
          const services = [...clustersOf.keys()].sort();
          expect(found).toEqual(
            services.map(
              service => `${service} ${clustersOf.get(service)?.size}`,
            ),
          );
          expect(matching).toBe(services.length);
        },
      ),
      { numRuns: 200 },
    );
  }, 30_000);
});
