import { mockCredentials } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import {
  ENTITY_REF_ANNOTATION,
  streamEventSchema,
  VERBS,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import { entityMatcher } from '../fleet/entityMatcher';
import { realTiming } from '../cluster/realTiming';
import { Fleet } from '../fleet/Fleet';
import { Ownership } from '../fleet/Ownership';
import { RolloutViews } from '../fleet/RolloutViews';
import type { RolloutAccess } from '../permissions/accessUnder';
import type { RolloutResource } from '../permissions/RolloutResource';
import { FakeCluster } from '../testing/FakeCluster';
import { followFeed } from '../testing/followFeed';
import { pausedCanary } from '../testing/pausedCanary';
import { DetailsView } from './DetailsView';
import { Feed } from './Feed';
import { SharedFeeds } from './SharedFeeds';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments-api',
    annotations: { 'backstage.io/kubernetes-id': 'payments-api' },
  },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/team-payments' }],
};

const everything: RolloutAccess = {
  canReadSome: true,
  canRead: () => true,
  canUse: () => true,
};

function stage(access: Partial<RolloutAccess> = {}, namespaceOwner?: string) {
  const eu = new FakeCluster('prod-eu', 'production');
  const us = new FakeCluster('prod-us', 'production');
  eu.putNamespace(
    'payments',
    namespaceOwner ? { [ENTITY_REF_ANNOTATION]: namespaceOwner } : {},
  );
  eu.put(pausedCanary());
  const fleet = new Fleet([eu, us]);
  const ownership = new Ownership([], ENTITY_REF_ANNOTATION, async () => []);
  const views = new RolloutViews(
    fleet,
    ownership,
    cluster => (cluster === 'prod-us' ? 'no-actor' : undefined),
    ENTITY_REF_ANNOTATION,
    realTiming.now,
  );
  let denied = false;
  const feed = new Feed({
    gatherMs: 40,
    open: async () => {
      if (denied) throw new NotFoundError('No entity');
      return new DetailsView({
        key: 'payments-api',
        fleet,
        views,
        access: { ...everything, ...access },
        viewer: 'user:default/guest',
        matches: entityMatcher(entity),
        entity,
      });
    },
  });
  const feeds = new SharedFeeds(fleet);
  return {
    eu,
    us,
    feed,
    follow: () =>
      followFeed(
        { fleet, feed },
        mockCredentials.user(),
        value => streamEventSchema.parse(value),
        feeds,
      ),
    deny: () => {
      denied = true;
    },
  };
}

describe('the feed of an entity', () => {
  it('begins with a snapshot of what the entity shows and of all clusters', async () => {
    const { follow } = stage();
    const stream = follow();
    const first = await stream.next();
    expect(first).toMatchObject({
      event: 'snapshot',
      data: {
        configured: true,
        items: [
          {
            id: 'prod-eu/argoproj.io/Rollout/payments/web',
            phase: 'Paused',
            message: 'CanaryPauseStep',
          },
        ],
        clusters: [{ name: 'prod-eu' }, { name: 'prod-us' }],
      },
    });
    await stream.stop();
  });

  it('looks closely at what it shows, for as long as somebody follows it', async () => {
    const { feed, follow, eu } = stage();
    const stream = follow();
    await stream.next();
    const other = follow();
    await other.next();
    expect(eu.open).toEqual(['payments/web']);
    await stream.leave();
    expect(eu.open).toEqual(['payments/web']);
    await other.stop();
    expect(eu.open).toEqual([]);

    const opened = jest.spyOn(eu.open, 'push');
    await feed.read(mockCredentials.user());
    expect(opened).toHaveBeenCalledTimes(1);
    expect(eu.open).toHaveLength(0);
  });

  it('looks at nothing any more when what it shows cannot be read after a minute', async () => {
    jest.useFakeTimers();
    try {
      let isBroken = false;
      const { follow, eu } = stage({
        canRead: () => {
          if (isBroken) throw new Error('The policy is out of order');
          return true;
        },
      });
      const stream = follow();
      await stream.next();
      expect(eu.open).toEqual(['payments/web']);
      isBroken = true;
      const outcome = stream.ended.catch((error: Error) => error.message);
      await jest.advanceTimersByTimeAsync(61_000);
      await expect(outcome).resolves.toBe('The policy is out of order');
      expect(eu.open).toEqual([]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('then sends each change once it can be seen, and the removal', async () => {
    const { follow, eu } = stage();
    const stream = follow();
    await stream.next();
    eu.put(
      pausedCanary({
        status: {
          phase: 'Progressing',
          message: 'more replicas need to be updated',
          pauseConditions: undefined,
        },
      }),
    );
    expect(await stream.next()).toMatchObject({
      event: 'rollout',
      data: { phase: 'Progressing' },
    });
    eu.remove('payments/web');
    expect(await stream.next()).toEqual({
      event: 'removed',
      data: { id: 'prod-eu/argoproj.io/Rollout/payments/web' },
    });
    await stream.stop();
  });

  it('says when a cluster falls behind, without touching the rows of another', async () => {
    const { follow, us } = stage();
    const stream = follow();
    await stream.next();
    us.becomes({ state: 'stale', since: '2026-11-21T03:00:00Z' });
    expect(await stream.next()).toMatchObject({
      event: 'clusters',
      data: [
        { name: 'prod-eu', freshness: { state: 'live' } },
        { name: 'prod-us', freshness: { state: 'stale' } },
      ],
    });
    await stream.stop();
  });

  it('keeps silent about a rollout of another entity', async () => {
    const { follow, eu } = stage();
    const stream = follow();
    await stream.next();
    eu.put(
      pausedCanary({
        name: 'other',
        labels: { 'backstage.io/kubernetes-id': 'other' },
      }),
    );
    eu.put(pausedCanary({ status: { phase: 'Progressing' } }));
    expect(await stream.next()).toMatchObject({
      event: 'rollout',
      data: { name: 'web' },
    });
    await stream.stop();
  });

  it('shows nothing of what the person may not read', async () => {
    const { feed } = stage({ canRead: () => false });
    await expect(feed.read(mockCredentials.user())).resolves.toMatchObject({
      items: [],
    });
  });

  it('names only clusters that the person knows of, by a row or by right', async () => {
    const inEurope = (rollout: RolloutResource) =>
      rollout.cluster === 'prod-eu';
    const limited = stage({ canRead: inEurope });
    limited.us.put(pausedCanary());
    await expect(
      limited.feed.read(mockCredentials.user()),
    ).resolves.toMatchObject({
      configured: true,
      items: [{ cluster: 'prod-eu' }],
      clusters: [{ name: 'prod-eu' }],
    });

    const owner = stage(
      {
        canRead: ({ owners }) => owners.includes('group:default/team-payments'),
      },
      'group:default/team-payments',
    );
    const stream = owner.follow();
    expect(await stream.next()).toMatchObject({
      data: { clusters: [{ name: 'prod-eu' }] },
    });
    owner.us.becomes({ state: 'stale', since: '2026-11-21T03:00:00Z' });
    expect(await stream.next()).toEqual({
      event: 'clusters',
      data: [expect.objectContaining({ name: 'prod-eu' })],
    });
    await stream.stop();
  });

  it('says that nobody is known to own what stands in a namespace that cannot be read', async () => {
    const { feed, eu } = stage({ canUse: () => false });
    eu.namespaces.clear();
    const { items } = await feed.read(mockCredentials.user());
    expect(items[0]?.actions[0]).toMatchObject({
      permitted: false,
      denial: { code: 'denied-namespace-unknown' },
    });
  });

  it('marks a row that the entity merely shows as unverified, and says so where its owner is refused', async () => {
    const { feed } = stage({ canUse: () => false }, 'group:default/team-other');
    const { items } = await feed.read(mockCredentials.user());
    expect(items[0]?.ownership).toEqual({
      entityRef: 'group:default/team-other',
      source: 'namespace',
      verifiedForEntity: false,
    });
    expect(
      items[0]?.actions.map(({ permitted, denial }) => [
        permitted,
        denial?.code,
      ]),
    ).toEqual(VERBS.map(() => [false, 'denied-not-verified']));
  });

  it('names the missing permission to who may look only, and lets the owner act', async () => {
    const mayAbort = { canUse: (verb: Verb) => verb === 'abort' };
    const { feed } = stage(mayAbort, 'group:default/team-payments');
    const { items } = await feed.read(mockCredentials.user());
    const actionOf = (wanted: Verb) =>
      items[0]?.actions.find(({ verb }) => verb === wanted);
    expect(items[0]?.ownership.verifiedForEntity).toBe(true);
    expect(actionOf('promote')).toMatchObject({
      permitted: false,
      denial: {
        code: 'denied-permission',
        params: { permission: 'rollouts.promote' },
      },
    });
    expect(actionOf('abort')).toMatchObject({ permitted: true });
  });

  it('says that nobody can act in a cluster without credentials for actions', async () => {
    const { feed, us } = stage();
    us.put(pausedCanary());
    const { items } = await feed.read(mockCredentials.user());
    const row = items.find(({ cluster }) => cluster === 'prod-us');
    expect(row?.actions[0]).toMatchObject({
      permitted: false,
      denial: { code: 'denied-no-actor' },
    });
  });

  it('asks again after a minute, and ends when the person has lost the entity', async () => {
    jest.useFakeTimers();
    try {
      const { follow, deny } = stage();
      const stream = follow();
      await stream.next();
      deny();
      await jest.advanceTimersByTimeAsync(61_000);
      let told = await stream.next();
      while (told.event !== 'refused') told = await stream.next();
      expect(told.data).toEqual({
        status: 404,
        name: 'NotFoundError',
        message: 'No entity',
      });
      await stream.ended;
    } finally {
      jest.useRealTimers();
    }
  });

  it('leaves no listener behind when the page is closed', async () => {
    const { follow, eu } = stage();
    const stream = follow();
    await stream.next();
    expect(eu.listeners).toBe(1);
    await stream.stop();
    expect(eu.listeners).toBe(0);
  });
});
