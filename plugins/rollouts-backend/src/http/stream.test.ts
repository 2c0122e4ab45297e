import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  fleetStreamEventSchema,
  clustersStreamEventSchema,
  matrixStreamEventSchema,
  streamEventSchema,
  TOPICS_AT_MOST,
} from '@rollouts-portal/plugin-rollouts-common';

import { accessUnder } from '../permissions/accessUnder';
import { EVERY_ROLLOUT, NO_ROLLOUT } from '../permissions/RolloutCondition';
import { StreamLimits } from '../stream/StreamLimits';
import { FakeCluster } from '../testing/FakeCluster';
import { pausedCanary } from '../testing/pausedCanary';
import { serveApi } from '../testing/serveApi';
import { StreamClient, type SentEvent } from '../testing/StreamClient';

const WEB = 'eu/argoproj.io/Rollout/payments/web';
const FLEET = 'scope=fleet';
const ROLLOUT = `${new URLSearchParams({ rollout: WEB })}`;

async function serve() {
  const eu = new FakeCluster('eu', 'production');
  eu.putNamespace('payments');
  eu.put(pausedCanary());
  const access = jest.fn(async ({ principal }: BackstageCredentials) =>
    accessUnder({
      readable: JSON.stringify(principal).includes('stranger')
        ? NO_ROLLOUT
        : EVERY_ROLLOUT,
      usable: () => EVERY_ROLLOUT,
    }),
  );
  const api = await serveApi([eu], { access, streams: new StreamLimits(3) });
  return { ...api, eu, access, look: jest.spyOn(api.pages, 'look') };
}

describe('GET /stream', () => {
  let stage: Awaited<ReturnType<typeof serve>>;

  beforeEach(async () => {
    stage = await serve();
  });
  afterEach(() => stage.stop());

  async function open(
    query: string,
    { user = 'user:default/mock', after = '' } = {},
  ) {
    const controller = new AbortController();
    const response = await fetch(`${stage.url}/stream?${query}`, {
      signal: controller.signal,
      headers: {
        authorization: mockCredentials.user.header(user),
        ...(after && { 'last-event-id': after }),
      },
    });
    return { response, leave: () => controller.abort() };
  }

  async function follow(query: string, options?: Parameters<typeof open>[1]) {
    const { response, leave } = await open(query, options);
    return { response, client: StreamClient.reading(response), leave };
  }

  it('is let through by who compresses, and by who buffers', async () => {
    const { response, client } = await follow(FLEET);
    expect(response.headers.get('cache-control')).toBe(
      'no-cache, no-transform',
    );
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(await client.next()).toMatchObject({ event: 'snapshot' });
  });

  it('shows one topic in events of its own schema', async () => {
    const { client } = await follow(ROLLOUT);
    const first = await client.next();
    expect(streamEventSchema.parse(first)).toMatchObject({
      event: 'snapshot',
      data: { items: [{ id: WEB }] },
    });
  });

  it('shows a page of the matrix', async () => {
    const { client } = await follow('scope=matrix&by=environment');
    expect(matrixStreamEventSchema.parse(await client.next())).toMatchObject({
      event: 'snapshot',
      data: { by: 'environment', items: [{ name: 'web' }] },
    });
  });

  it('shows the clusters', async () => {
    const { client } = await follow('scope=clusters');
    expect(clustersStreamEventSchema.parse(await client.next())).toMatchObject({
      event: 'snapshot',
      data: { items: [{ name: 'eu', actions: 'open' }] },
    });
  });

  it.each(['scope=clusters&phase=Paused', 'scope=cluster'])(
    'refuses %s, naming what is wrong',
    async query => {
      const { response } = await open(query);
      expect(await response.text()).toMatch(/InputError.*(phase|clusters)/);
    },
  );

  it.each(['scope=fleet&cursor=W10', 'scope=matrix&cursor=W10'])(
    'refuses %s with a status, and not by an end',
    async query => {
      const { response } = await open(query);
      expect(response.status).toBe(500);
      expect(await response.text()).toContain('InputError');
    },
  );

  it('shows several topics in one answer, and asks the policy once for all', async () => {
    const { client } = await follow(
      `${new URLSearchParams([
        ['follow', FLEET],
        ['follow', ROLLOUT],
      ])}`,
    );
    const told = [await client.next(), await client.next()];
    expect(told).toHaveLength(2);
    expect(fleetStreamEventSchema.parse(ofTopic(0, told)).event).toBe(
      'snapshot',
    );
    expect(streamEventSchema.parse(ofTopic(1, told)).event).toBe('snapshot');
    expect(stage.access).toHaveBeenCalledTimes(1);
  });

  it('goes on where the client was, with a place for each topic', async () => {
    const query = `${new URLSearchParams([
      ['follow', FLEET],
      ['follow', ROLLOUT],
    ])}`;
    const first = await follow(query);
    const told = [await first.client.next(), await first.client.next()];
    first.leave();
    stage.eu.put(pausedCanary({ status: { message: 'on the way' } }));
    const place = told.find(event => isOfTopic(1, event))?.id;
    const { client } = await follow(query, { after: `,${place}` });
    const then = [
      await client.next(),
      await client.next(),
      await client.next(),
    ];
    expect(
      then.filter(event => isOfTopic(0, event)).map(({ event }) => event),
    ).toContain('snapshot');
    expect(
      then.filter(event => isOfTopic(1, event)).map(({ event }) => event),
    ).toEqual(expect.arrayContaining(['resumed']));
    expect(then).not.toContainEqual(
      expect.objectContaining({ event: 'reset' }),
    );
  });

  it('looks once for two people whom the policy gives the same, and not for a third what they see', async () => {
    const seen = [];
    for (const user of ['a', 'b', 'stranger']) {
      const { client } = await follow(FLEET, { user: `user:default/${user}` });
      seen.push(fleetStreamEventSchema.parse(await client.next()));
    }
    expect(seen).toMatchObject([
      { data: { matching: 1 } },
      { data: { matching: 1 } },
      { data: { matching: 0, permitted: false } },
    ]);
    expect(stage.look).toHaveBeenCalledTimes(2);
  });

  it('refuses for itself each topic that is none, or not for this person', async () => {
    const { client } = await follow(
      `${new URLSearchParams([
        ['follow', 'scope=everything'],
        ['follow', ROLLOUT],
      ])}`,
      { user: 'user:default/stranger' },
    );
    const told = [await client.next(), await client.next()];
    expect(ofTopic(0, told)).toMatchObject({
      event: 'refused',
      data: { status: 400, name: 'InputError' },
    });
    expect(ofTopic(1, told)).toMatchObject({
      event: 'refused',
      data: { status: 404, message: `No rollout ${WEB}` },
    });
  });

  it('takes so many topics and no more, and nothing beside them', async () => {
    const many = new URLSearchParams(
      Array.from({ length: TOPICS_AT_MOST + 1 }, () => ['follow', FLEET]),
    );
    const tooMany = await open(`${many}`);
    expect(await tooMany.response.text()).toContain('InputError');
    const besides = await open(`follow=${FLEET}&scope=fleet`);
    expect(await besides.response.text()).toContain('InputError');
  });

  it('refuses a person who has too many open', async () => {
    for (let i = 0; i < 3; i += 1) await follow(FLEET);
    const { response } = await open(FLEET);
    expect(await response.text()).toContain('ServiceUnavailableError');
    expect(stage.streams.size).toBe(3);
  });
});

function isOfTopic(topic: number, { data }: SentEvent): boolean {
  return typeof data === 'object' && data !== null && 'topic' in data
    ? data.topic === topic
    : false;
}

/** The first event of a topic, without its label. */
function ofTopic(topic: number, told: readonly SentEvent[]): SentEvent {
  const found = told.find(event => isOfTopic(topic, event));
  const { data } = found ?? {};
  if (!found || typeof data !== 'object' || data === null) {
    throw new Error(`Nothing was told of topic ${topic}`);
  }
  return { ...found, data: 'data' in data ? data.data : undefined };
}
