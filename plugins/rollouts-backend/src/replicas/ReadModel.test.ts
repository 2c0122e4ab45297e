import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';

import { openDatabase } from '../database/openDatabase';
import { postgresIds } from '../testing/postgresIds';
import { Leases, type Lease } from './Leases';
import { ReadModel, type StoredRow } from './ReadModel';
import { replicaTiming } from './ReplicaTiming';

const databases = TestDatabases.create({ disableDocker: true });
const ROLLOUTS = 'argoproj.io/Rollout';

const row = (key: string, doc: string | null): StoredRow => ({
  part: ROLLOUTS,
  key,
  doc,
});

it('needs no other database than these', () => {
  expect(databases.eachSupportedId().length).toBeGreaterThan(0);
});

for (const id of postgresIds(databases)) {
  describe(`leases and the read model on ${id}`, () => {
    let db: Knex;

    beforeEach(async () => {
      const knex = await databases.init(id);
      db = await openDatabase(
        mockServices.database.mock({ getClient: async () => knex }),
      );
      await leases('a').enter(['europe', 'asia']);
    });

    const leases = (replica: string, leaseTtl = 60_000) =>
      new Leases(db, replica, { ...replicaTiming, leaseTtl });
    const model = (format = '1') => new ReadModel(db, format, replicaTiming);

    async function take(replica: string, ttl?: number): Promise<Lease> {
      const [taken] = await leases(replica, ttl).acquire(['europe'], 1);
      if (!taken) throw new Error(`${replica} got no lease`);
      return { cluster: taken.cluster, epoch: taken.epoch };
    }

    async function read(seq = 0, format = '1') {
      const found: (StoredRow & { seq: number })[] = [];
      for await (const rows of model(format).rowsSince('europe', seq)) {
        found.push(...rows);
      }
      return found.map(({ key, doc }) => [key, doc]);
    }

    it('are one holder for each cluster, until its time has passed', async () => {
      await take('a');
      expect(await leases('b').acquire(['europe'], 1)).toEqual([]);
      expect(await leases('b').acquire(['europe', 'asia'], 9)).toMatchObject([
        { cluster: 'asia', epoch: 1 },
      ]);
      expect(await leases('a').renew()).toEqual([
        { cluster: 'europe', epoch: 1 },
      ]);
    });

    it('let nobody write who has lost the lease without knowing it', async () => {
      // Run out at once: who sleeps does not renew.
      const slept = await take('a', 0);
      expect(await model().write(slept, '{}', [row('web', '1')])).toBe(1);
      const taken = await take('b');
      expect(taken.epoch).toBe(2);
      expect(await model().write(slept, '{}', [row('web', '"late"')])).toBe(
        'fenced',
      );
      expect(await model().empty(slept)).toBe(false);
      expect(await read()).toEqual([['web', '1']]);
      expect(await leases('a').renew()).toEqual([]);
    });

    it('let nobody write who has given the lease back', async () => {
      const lease = await take('a');
      await leases('a').release([lease]);
      expect(await model().write(lease, '{}', [row('web', '1')])).toBe(
        'fenced',
      );
    });

    it('go on where nobody took a lease that had run out', async () => {
      const slept = await take('a', 0);
      expect(await leases('a').renew()).toEqual([slept]);
      expect(await model().write(slept, '{}', [row('web', '1')])).toBe(1);
    });

    it('tell what is new, also what is gone, and nothing that is the same', async () => {
      const lease = await take('a');
      await model().write(lease, '{}', [row('a', '1'), row('b', '1')]);
      expect(await read()).toEqual([
        ['a', '1'],
        ['b', '1'],
      ]);
      expect(
        await model().write(lease, '{}', [row('a', '1'), row('b', null)]),
      ).toBe(1);
      expect(await read(1)).toEqual([['b', null]]);
    });

    it('are read page by page without losing any', async () => {
      const lease = await take('a');
      const keys = Array.from({ length: 4_500 }, (_, n) => `web-${n}`);
      // All with one number, so that pages end within it.
      await model().write(
        lease,
        '{}',
        keys.map(key => row(key, '1')),
      );
      expect((await read()).map(([key]) => key).sort()).toEqual(keys.sort());
    });

    it('hide what another release wrote, which empties them before it writes', async () => {
      const lease = await take('a', 0);
      await model('1').write(lease, '{"old":1}', [row('web', '1')]);
      expect(await read(0, '2')).toEqual([]);
      expect(await model('2').state('europe')).toBeUndefined();
      const upgraded = await take('b');
      expect(await model('2').empty(upgraded)).toBe(true);
      expect(await read(0, '1')).toEqual([]);
      expect(await model('2').clusters(['europe'])).toMatchObject([
        { format: '2', seq: 2, purgedSeq: 2, isHeld: true },
      ]);
    });

    it('forget what went an hour ago, and let readers know that they have to begin anew', async () => {
      const lease = await take('a');
      await model().write(lease, '{}', [row('a', '1'), row('b', '1')]);
      await model().write(lease, '{}', [row('b', null)]);
      await model().purge('a');
      expect(await read(1)).toEqual([['b', null]]);
      await db('cluster_rows').update({
        changed_at: db.raw("now() - interval '2 hours'"),
      });
      await model().purge('a');
      expect(await read()).toEqual([['a', '1']]);
      expect(await model().clusters(['europe'])).toMatchObject([
        { seq: 2, purgedSeq: 2 },
      ]);
    });

    it('forget a cluster that nobody has watched for a day', async () => {
      const lease = await take('a');
      await model().write(lease, '{}', [row('a', '1')]);
      await db('cluster_leases').update({
        held_until: db.raw("now() - interval '25 hours'"),
      });
      await model().purge('b');
      expect(await model().clusters(['europe'])).toEqual([]);
      expect(await read()).toEqual([]);
    });

    it('know how many replicas are alive, and when the next lease runs out', async () => {
      await leases('b').acquire(['asia'], 1);
      await leases('b').appear([]);
      const crowd = await leases('a').appear([]);
      expect(crowd.live).toBe(2);
      expect(crowd.nextExpiry).toBeGreaterThan(50_000);
      await leases('b').leave();
      expect(await leases('a').appear([])).toEqual({ live: 1, untaken: 0 });
    });

    it('know which of their clusters were given away and not taken, but not those that have always been nobody’s', async () => {
      const untaken = async () =>
        (await leases('a').appear(['asia', 'europe'])).untaken;
      await leases('a').enter(['asia', 'europe', 'africa']);
      expect(await untaken()).toBe(0);
      await leases('a').release(
        await leases('a').acquire(['asia', 'africa'], 2),
      );
      expect(await untaken()).toBe(1);
      await leases('b').acquire(['asia'], 1);
      expect(await untaken()).toBe(0);
    });
  });
}
