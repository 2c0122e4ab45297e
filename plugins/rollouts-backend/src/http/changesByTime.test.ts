import { mockCredentials } from '@backstage/backend-test-utils';
import {
  fleetPageSchema,
  rolloutDetailSchema,
} from '@rollouts-portal/plugin-rollouts-common';

import { ManualClock } from '../cluster/testing/ManualClock';
import { FakeCluster } from '../testing/FakeCluster';
import { pausedCanary } from '../testing/pausedCanary';
import { serveApi } from '../testing/serveApi';
import { StreamClient } from '../testing/StreamClient';
import { timedPause } from '../testing/timedPause';

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
  const api = await serveApi([eu], { timing: clock });
  const stopping = new AbortController();
  api.indexer.run(stopping.signal);
  return {
    clock,
    get: async (path: string) =>
      (await fetch(`${api.url}${path}`, AUTHORIZED)).json(),
    follow: async (query: string) =>
      StreamClient.reading(
        await fetch(`${api.url}/stream?${query}`, AUTHORIZED),
      ),
    stop: async () => {
      stopping.abort();
      await api.stop();
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
