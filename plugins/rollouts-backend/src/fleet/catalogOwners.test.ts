import { setImmediate as nextTurn } from 'node:timers/promises';

import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

import { catalogOwners } from './catalogOwners';
import { catalogRelations } from './catalogRelations';
import { catalogSystems } from './catalogSystems';

const payments = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments-api', namespace: 'default' },
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/team-payments' },
    { type: 'partOf', targetRef: 'system:default/shop' },
  ],
};

function stage(options: { patience?: number; keptAtMost?: number } = {}) {
  const catalog = catalogServiceMock.mock();
  catalog.getEntitiesByRefs.mockImplementation(async ({ entityRefs }) => ({
    items: entityRefs.map(ref =>
      ref === 'component:default/payments-api' ? payments : undefined,
    ),
  }));
  let now = 0;
  const relationsOf = catalogRelations({
    catalog,
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
    clock: () => now,
    ...options,
  });
  return {
    catalog,
    lookUp: catalogOwners(relationsOf),
    systemsOf: catalogSystems(relationsOf),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('catalogOwners', () => {
  it('names who owns a component, and not what it is part of', async () => {
    await expect(
      stage().lookUp('component:default/payments-api'),
    ).resolves.toEqual(['group:default/team-payments']);
  });

  it.each(['group:default/team-payments', 'user:default/somebody'])(
    'asks nobody about %s',
    async entityRef => {
      const { catalog, lookUp } = stage();
      await expect(lookUp(entityRef)).resolves.toEqual([]);
      expect(catalog.getEntitiesByRefs).not.toHaveBeenCalled();
    },
  );

  it('asks once for a page of rows, and again after a minute', async () => {
    const { catalog, lookUp, wait } = stage();
    await Promise.all([
      lookUp('component:default/payments-api'),
      lookUp('component:default/payments-api'),
    ]);
    wait(59_000);
    await lookUp('component:default/payments-api');
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(1);
    wait(2_000);
    await lookUp('component:default/payments-api');
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(2);
  });

  it('asks about many at once, and gives each its own answer', async () => {
    const { catalog, lookUp } = stage();
    const refs = Array.from({ length: 450 }, (_, i) =>
      i === 300 ? 'component:default/payments-api' : `component:default/c-${i}`,
    );
    const owners = await Promise.all(refs.map(ref => lookUp(ref)));
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(3);
    expect(owners.findIndex(each => each && each.length > 0)).toBe(300);
  });

  it('keeps what it asked about last, where it may not keep all', async () => {
    const { catalog, lookUp } = stage({ keptAtMost: 2 });
    const askedAbout = async (name: string) => {
      const before = catalog.getEntitiesByRefs.mock.calls.length;
      await lookUp(`component:default/${name}`);
      return catalog.getEntitiesByRefs.mock.calls.length > before;
    };
    await expect(askedAbout('a')).resolves.toBe(true);
    await expect(askedAbout('b')).resolves.toBe(true);
    await lookUp('component:default/a', { fresh: true });
    await expect(askedAbout('c')).resolves.toBe(true);
    await expect(askedAbout('a')).resolves.toBe(false);
    await expect(askedAbout('b')).resolves.toBe(true);
  });

  it('asks anew for an action, and keeps that answer for the rows', async () => {
    const { catalog, lookUp } = stage();
    await lookUp('component:default/payments-api');
    catalog.getEntitiesByRefs.mockResolvedValue({
      items: [{ ...payments, relations: [] }],
    });
    await expect(
      lookUp('component:default/payments-api', { fresh: true }),
    ).resolves.toEqual([]);
    await expect(lookUp('component:default/payments-api')).resolves.toEqual([]);
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(2);
  });

  it('says that it cannot tell while the catalog does not answer, and asks again the next time', async () => {
    const { catalog, lookUp } = stage();
    catalog.getEntitiesByRefs.mockRejectedValueOnce(
      new Error('the catalog is down'),
    );
    await expect(
      lookUp('component:default/payments-api'),
    ).resolves.toBeUndefined();
    await expect(lookUp('component:default/payments-api')).resolves.toEqual([
      'group:default/team-payments',
    ]);
  });

  it('tells who only looks what the catalog said within the minute, when an action could not be told', async () => {
    const { catalog, lookUp, wait } = stage();
    await lookUp('component:default/payments-api');
    catalog.getEntitiesByRefs.mockRejectedValue(
      new Error('the catalog is down'),
    );
    await expect(
      lookUp('component:default/payments-api', { fresh: true }),
    ).resolves.toBeUndefined();
    await expect(lookUp('component:default/payments-api')).resolves.toEqual([
      'group:default/team-payments',
    ]);
    wait(61_000);
    await expect(
      lookUp('component:default/payments-api'),
    ).resolves.toBeUndefined();
  });

  it('takes no failure for an answer, though two asked at once', async () => {
    const { catalog, lookUp } = stage();
    catalog.getEntitiesByRefs.mockRejectedValueOnce(
      new Error('the catalog is down'),
    );
    await expect(
      Promise.all([
        lookUp('component:default/payments-api'),
        lookUp('component:default/payments-api'),
        lookUp('component:default/payments-api', { fresh: true }),
      ]),
    ).resolves.toEqual([undefined, undefined, undefined]);
    await expect(lookUp('component:default/payments-api')).resolves.toEqual([
      'group:default/team-payments',
    ]);
  });

  it('tells who only looks what the catalog said before, when two actions at once could not be told', async () => {
    const { catalog, lookUp } = stage();
    await lookUp('component:default/payments-api');
    catalog.getEntitiesByRefs.mockRejectedValue(
      new Error('the catalog is down'),
    );
    const act = () => lookUp('component:default/payments-api', { fresh: true });
    await expect(Promise.all([act(), act()])).resolves.toEqual([
      undefined,
      undefined,
    ]);
    await expect(lookUp('component:default/payments-api')).resolves.toEqual([
      'group:default/team-payments',
    ]);
  });

  it('goes by what was asked last, whichever answer comes last', async () => {
    const { catalog, lookUp, wait } = stage();
    let answer = (_: { items: [typeof payments] }) => {};
    catalog.getEntitiesByRefs.mockReturnValueOnce(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    const first = lookUp('component:default/payments-api');
    while (catalog.getEntitiesByRefs.mock.calls.length === 0) await nextTurn();
    wait(1);
    catalog.getEntitiesByRefs.mockResolvedValueOnce({
      items: [{ ...payments, relations: [] }],
    });
    await lookUp('component:default/payments-api', { fresh: true });
    answer({ items: [payments] });
    await first;
    await expect(lookUp('component:default/payments-api')).resolves.toEqual([]);
  });

  it('cannot tell who owns what the catalog does not have, and asks again after a minute', async () => {
    const { catalog, lookUp, wait } = stage();
    await expect(lookUp('component:default/new')).resolves.toBeUndefined();
    await expect(lookUp('component:default/new')).resolves.toBeUndefined();
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(1);
    wait(61_000);
    catalog.getEntitiesByRefs.mockResolvedValue({ items: [payments] });
    await expect(lookUp('component:default/new')).resolves.toEqual([
      'group:default/team-payments',
    ]);
  });

  it('waits for the catalog only so long, and asks again the next time', async () => {
    const { catalog, lookUp } = stage({ patience: 10 });
    catalog.getEntitiesByRefs.mockReturnValueOnce(new Promise(() => {}));
    await expect(
      lookUp('component:default/payments-api'),
    ).resolves.toBeUndefined();
    await expect(lookUp('component:default/payments-api')).resolves.toEqual([
      'group:default/team-payments',
    ]);
  });
});

describe('catalogSystems', () => {
  it('names what a component is part of, and a system itself', async () => {
    const { systemsOf } = stage();
    await expect(systemsOf('component:default/payments-api')).resolves.toEqual([
      'system:default/shop',
    ]);
    await expect(systemsOf('system:default/shop')).resolves.toEqual([
      'system:default/shop',
    ]);
    await expect(systemsOf('group:default/team-payments')).resolves.toEqual([]);
  });

  it('asks nothing that was asked for the owners', async () => {
    const { catalog, lookUp, systemsOf } = stage();
    await Promise.all([
      lookUp('component:default/payments-api'),
      systemsOf('component:default/payments-api'),
    ]);
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(1);
  });
});
