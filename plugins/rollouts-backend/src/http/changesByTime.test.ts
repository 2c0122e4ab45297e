import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  fleetPageSchema,
  rolloutDetailSchema,
} from '@rollouts-portal/plugin-rollouts-common';
import express from 'express';

import { ActionPreviews } from '../actions/ActionPreviews';
import { ManualClock } from '../cluster/testing/ManualClock';
import { accessUnder } from '../permissions/accessUnder';
import { EVERY_ROLLOUT } from '../permissions/RolloutCondition';
import { SharedFeeds } from '../stream/SharedFeeds';
import { StreamLimits } from '../stream/StreamLimits';
import { FakeCluster } from '../testing/FakeCluster';
import { fleetOf } from '../testing/fleetOf';
import { pausedCanary } from '../testing/pausedCanary';
import { StreamClient } from '../testing/StreamClient';
import { timedPause } from '../testing/timedPause';
import { createRouter } from './createRouter';
import { RolloutReader } from './RolloutReader';

const WEB = 'eu/argoproj.io/Rollout/payments/web';
const AUTHORIZED = {
  headers: { authorization: mockCredentials.user.header() },
};

/** A backend that runs, over a cluster that tells nothing any more, from the moment that it is given. */
async function serve() {
  const clock = new ManualClock();
  const eu = new FakeCluster('eu', 'production');
  eu.put(timedPause({ lateAfter: 100 }));
  eu.put(pausedCanary({ name: 'ledger' }));
  const { fleet, views, pages, indexer } = fleetOf(
    [eu],
    undefined,
    undefined,
    clock,
  );
  const streams = new StreamLimits();
  const feeds = new SharedFeeds(fleet);
  const router = createRouter({
    httpAuth: mockServices.httpAuth(),
    auditor: mockServices.auditor.mock(),
    reader: new RolloutReader({
      fleet,
      views,
      pages,
      catalog: catalogServiceMock({ entities: [] }),
      access: async () =>
        accessUnder({ readable: EVERY_ROLLOUT, usable: () => EVERY_ROLLOUT }),
    }),
    previews: new ActionPreviews(
      { reader: () => undefined },
      mockServices.logger.mock(),
      () => [],
    ),
    actions: { run: () => Promise.reject(new Error('nobody acts here')) },
    streams,
    feeds,
  });
  const server = createServer(express().use(router)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stopping = new AbortController();
  indexer.run(stopping.signal);
  return {
    clock,
    get: async (path: string) =>
      (await fetch(`http://127.0.0.1:${port}${path}`, AUTHORIZED)).json(),
    follow: async (query: string) => {
      const { body } = await fetch(`http://127.0.0.1:${port}/stream?${query}`, {
        ...AUTHORIZED,
        signal: stopping.signal,
      });
      const client = new StreamClient();
      body
        ?.pipeTo(
          new WritableStream({
            write: chunk => {
              client.wire.write(chunk);
            },
          }),
        )
        .catch(() => {});
      return client;
    },
    stop: async () => {
      stopping.abort();
      streams.closeAll();
      feeds.end();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('a pause that its controller should have ended', () => {
  let stage: Awaited<ReturnType<typeof serve>>;
  beforeEach(async () => {
    stage = await serve();
  });
  afterEach(() => stage.stop());

  it('is told to who follows the fleet, or the rollout, though no cluster has told anything', async () => {
    const [fleet, rollout] = await Promise.all([
      stage.follow('scope=fleet&facet=waitingFor'),
      stage.follow(`${new URLSearchParams({ rollout: WEB })}`),
    ]);
    expect(await fleet.until('snapshot')).toMatchObject({
      data: { items: [{ id: expect.any(String) }, { id: WEB }] },
    });
    expect(await rollout.until('snapshot')).toMatchObject({
      data: { items: [{ id: WEB, waitingFor: { what: 'time' } }] },
    });

    await stage.clock.advance(100_000);
    expect(await fleet.until('changes')).toMatchObject({
      data: {
        rows: [
          { id: WEB, phase: 'Paused', waitingFor: { what: 'controller' } },
        ],
        facets: [
          {
            by: 'waitingFor',
            values: expect.arrayContaining([{ value: 'controller', count: 1 }]),
          },
        ],
      },
    });
    expect(await rollout.until('rollout')).toMatchObject({
      data: { id: WEB, phase: 'Paused', waitingFor: { what: 'controller' } },
    });
  });

  it('is found by what it waits for, the same in the list as in its detail', async () => {
    const idsThatWaitFor = async (what: string) =>
      fleetPageSchema
        .parse(await stage.get(`/rollouts?waitingFor=${what}`))
        .items.map(({ id }) => id);
    const detail = async () =>
      rolloutDetailSchema.parse(
        await stage.get(`/rollouts/${encodeURIComponent(WEB)}`),
      );

    expect(await idsThatWaitFor('time')).toEqual([WEB]);
    expect((await detail()).waitingFor?.what).toBe('time');
    await stage.clock.advance(100_000);
    expect(await idsThatWaitFor('time')).toEqual([]);
    expect(await idsThatWaitFor('controller')).toEqual([WEB]);
    expect((await detail()).waitingFor).toEqual({ what: 'controller' });
  });
});
