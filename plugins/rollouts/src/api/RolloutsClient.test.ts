import { MockFetchApi, registerMswTestHooks } from '@backstage/test-utils';
import {
  fleetQuerySchema,
  matrixQuerySchema,
  sentence,
  type FleetMatrix,
} from '@rollouts-portal/plugin-rollouts-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

import {
  fleetPage,
  minutesAgo,
  outcomeOf,
  pausedCanary,
  previewOf,
  rolloutsOfEntity,
} from '../testing/rolloutFixtures';
import { portalNow } from '../model/portalTime';
import { RolloutsClient } from './RolloutsClient';

const BASE = 'http://portal.test/api/rollouts';
const ENTITY = 'component:default/payments-api';

const server = setupServer();
const rollout = pausedCanary();
const preview = previewOf(rollout, 'promote');
const request = {
  verb: 'promote' as const,
  precondition: preview.precondition,
  idempotencyKey: '4f1d6c1e-3b1a-4d7e-9a51-0c3f4b1d2e3f',
};

describe('RolloutsClient', () => {
  registerMswTestHooks(server);

  const client = new RolloutsClient({
    fetchApi: new MockFetchApi({
      resolvePluginProtocol: {
        discoveryApi: {
          getBaseUrl: async id => `http://portal.test/api/${id}`,
        },
      },
      injectIdentityAuth: { token: 'of-the-person' },
    }),
  });
  const { signal } = new AbortController();

  function errorBody(statusCode: number, name: string, message: string) {
    return HttpResponse.json(
      { error: { name, message }, response: { statusCode } },
      { status: statusCode },
    );
  }

  function labelled(event: string, data: object, id = '') {
    const text = JSON.stringify({ topic: 0, data });
    return `${id && `id: ${id}\n`}event: ${event}\ndata: ${text}\n\n`;
  }

  async function follow() {
    const events = [];
    for await (const event of client.entity(ENTITY).follow({ signal })) {
      events.push(event);
    }
    return events;
  }

  it('follows the stream as the person who is signed in, skipping events that it does not know', async () => {
    const content = rolloutsOfEntity([rollout]);
    server.use(
      http.get(`${BASE}/stream`, ({ request: { url, headers } }) => {
        expect(new URL(url).searchParams.getAll('follow')).toEqual([
          `${new URLSearchParams({ entity: ENTITY })}`,
        ]);
        expect(headers.get('authorization')).toBe('Bearer of-the-person');
        return new HttpResponse(
          [
            labelled('snapshot', content),
            labelled('from-the-future', {}),
            `event: heartbeat\ndata: {"at":"${minutesAgo(0)}"}\n\n`,
          ].join(''),
          { headers: { 'content-type': 'text/event-stream' } },
        );
      }),
    );
    expect((await follow()).map(({ event }) => event)).toEqual([
      'snapshot',
      'heartbeat',
    ]);
  });

  it('goes by the time of the portal, which each heartbeat says', async () => {
    const snapshot = labelled('snapshot', rolloutsOfEntity([rollout]));
    const beat = (ahead: number) =>
      `event: heartbeat\ndata: {"at":"${minutesAgo(-ahead)}"}\n\n`;
    const says = async (...beats: string[]) => {
      server.use(
        http.get(
          `${BASE}/stream`,
          () =>
            new HttpResponse([snapshot, ...beats].join(''), {
              headers: { 'content-type': 'text/event-stream' },
            }),
        ),
      );
      await follow();
      return Math.round((portalNow() - Date.now()) / 60_000);
    };
    expect(await says(beat(60), beat(60))).toBe(60);
    expect(await says(beat(0), beat(0))).toBe(0);
  });

  it('goes on where it was, in the same source', async () => {
    const content = rolloutsOfEntity([rollout]);
    const places: (string | null)[] = [];
    server.use(
      http.get(`${BASE}/stream`, ({ request: { headers } }) => {
        places.push(headers.get('last-event-id'));
        return new HttpResponse(
          places.length === 1
            ? labelled('snapshot', content, 'a-1:7') +
              labelled('removed', { id: 'x' }, 'a-1:8')
            : labelled('resumed', {}),
        );
      }),
    );
    const source = client.entity(ENTITY);
    const told = [];
    for (const turn of [1, 2]) {
      for await (const { event } of source.follow({ signal })) {
        told.push(`${turn} ${event}`);
      }
    }
    expect(told).toEqual(['1 snapshot', '1 removed', '2 resumed']);
    expect(places).toEqual([null, 'a-1:8']);
  });

  it('begins anew after what was read otherwise', async () => {
    const content = rolloutsOfEntity([rollout]);
    const places: (string | null)[] = [];
    server.use(
      http.get(`${BASE}/stream`, ({ request: { headers } }) => {
        places.push(headers.get('last-event-id'));
        return new HttpResponse(labelled('snapshot', content, 'a-1:7'));
      }),
      http.get(`${BASE}/entities/component/default/payments-api/rollouts`, () =>
        HttpResponse.json(content),
      ),
    );
    const source = client.entity(ENTITY);
    for await (const _ of source.follow({ signal }));
    await source.read({ signal });
    for await (const _ of source.follow({ signal }));
    expect(places).toEqual([null, null]);
  });

  it('does not pass on what is not in the schema', async () => {
    server.use(
      http.get(
        `${BASE}/stream`,
        () => new HttpResponse(labelled('snapshot', { items: 3 })),
      ),
    );
    await expect(follow()).rejects.toThrow();
  });

  it('throws the answer of a backend that refuses the stream', async () => {
    server.use(
      http.get(`${BASE}/stream`, () =>
        errorBody(403, 'NotAllowedError', 'not yours'),
      ),
    );
    await expect(follow()).rejects.toMatchObject({
      message: 'not yours',
      status: 403,
    });
  });

  it('reads by entity, and not again while the tag is current', async () => {
    server.use(
      http.get(
        `${BASE}/entities/component/default/payments-api/rollouts`,
        ({ request: { headers } }) =>
          headers.get('if-none-match') === 'W/"1"'
            ? new HttpResponse(null, { status: 304 })
            : HttpResponse.json(rolloutsOfEntity([rollout]), {
                headers: { etag: 'W/"1"' },
              }),
      ),
    );
    expect(await client.entity(ENTITY).read({ signal })).toMatchObject({
      changed: true,
      etag: 'W/"1"',
    });
    expect(await client.entity(ENTITY).read({ signal, etag: 'W/"1"' })).toEqual(
      {
        changed: false,
      },
    );
  });

  it('follows and reads a page of the fleet by the same query', async () => {
    const page = fleetPage([rollout]);
    const asked: string[] = [];
    server.use(
      http.get(`${BASE}/stream`, ({ request: { url } }) => {
        asked.push(new URL(url).search);
        return new HttpResponse(labelled('snapshot', page), {
          headers: { 'content-type': 'text/event-stream' },
        });
      }),
      http.get(`${BASE}/rollouts`, ({ request: { url } }) => {
        asked.push(new URL(url).search);
        return HttpResponse.json(page);
      }),
    );
    const fleet = client.fleet(
      fleetQuerySchema.parse({ q: 'web', phase: ['Paused', 'Degraded'] }),
    );
    const events = [];
    for await (const event of fleet.follow({ signal })) events.push(event);
    expect(events).toEqual([{ event: 'snapshot', data: page }]);
    expect(await fleet.read({ signal })).toMatchObject({ content: page });
    expect(asked).toEqual([
      '?follow=q%3Dweb%26phase%3DPaused%26phase%3DDegraded%26scope%3Dfleet',
      '?q=web&phase=Paused&phase=Degraded',
    ]);
  });

  it('follows and reads a page of the matrix by the same query, and not again while the tag is current', async () => {
    const matrix: FleetMatrix = {
      by: 'environment',
      columns: [],
      items: [],
      matching: 0,
      clusters: [],
    };
    const asked: string[] = [];
    server.use(
      http.get(`${BASE}/stream`, ({ request: { url } }) => {
        asked.push(new URL(url).search);
        return new HttpResponse(labelled('snapshot', matrix));
      }),
      http.get(`${BASE}/matrix`, ({ request: { url, headers } }) => {
        asked.push(new URL(url).search);
        return headers.get('if-none-match') === 'W/"1"'
          ? new HttpResponse(null, { status: 304 })
          : HttpResponse.json(matrix, { headers: { etag: 'W/"1"' } });
      }),
    );
    const source = client.matrix(
      matrixQuerySchema.parse({ by: 'environment', q: 'web' }),
    );
    const events = [];
    for await (const event of source.follow({ signal })) events.push(event);
    expect(events).toEqual([{ event: 'snapshot', data: matrix }]);
    expect(await source.read({ signal })).toMatchObject({ etag: 'W/"1"' });
    expect(await source.read({ signal, etag: 'W/"1"' })).toEqual({
      changed: false,
    });
    expect(asked).toEqual([
      '?follow=q%3Dweb%26by%3Denvironment%26scope%3Dmatrix',
      '?q=web&by=environment',
      '?q=web&by=environment',
    ]);
  });

  it('reads one rollout as a page of one', async () => {
    server.use(
      http.get(`${BASE}/rollouts/:id`, ({ params }) => {
        expect(params.id).toBe(rollout.id);
        return HttpResponse.json(rollout);
      }),
    );
    expect(await client.rollout(rollout.id).read({ signal })).toMatchObject({
      content: {
        configured: true,
        items: [{ id: rollout.id }],
        clusters: [{ name: 'prod-eu', environment: 'production' }],
      },
    });
  });

  it('names the revision that an undo is to go back to', async () => {
    let asked = '';
    server.use(
      http.get(`${BASE}/rollouts/:id/preview/:verb`, ({ request: { url } }) => {
        asked = new URL(url).search;
        return HttpResponse.json(previewOf(rollout, 'undo', { revision: 40 }));
      }),
    );
    const undo = await client.preview(rollout.id, 'undo', { revision: 40 });
    expect(asked).toBe('?revision=40');
    expect(undo.revision).toBe(40);
  });

  it('asks for a preview by the encoded id', async () => {
    let path = '';
    server.use(
      http.get(`${BASE}/rollouts/:id/preview/:verb`, ({ request: { url } }) => {
        path = new URL(url).pathname;
        return HttpResponse.json(preview);
      }),
    );
    expect(await client.preview(rollout.id, 'promote')).toEqual(preview);
    expect(path).toBe(
      `/api/rollouts/rollouts/${encodeURIComponent(
        rollout.id,
      )}/preview/promote`,
    );
  });

  it('hands back the outcome of an action', async () => {
    const outcome = outcomeOf(preview, {
      result: 'rejected',
      changes: [sentence('changed-step', { step: 5, count: 8 })],
    });
    server.use(
      http.post(`${BASE}/rollouts/:id/actions`, async call => {
        expect(await call.request.json()).toEqual(request);
        return HttpResponse.json(outcome);
      }),
    );
    expect(await client.act(rollout.id, request)).toEqual({
      kind: 'outcome',
      outcome,
    });
  });

  it.each([
    [401, 'AuthenticationError', 'signed-out'],
    [403, 'NotAllowedError', 'denied'],
    [404, 'NotFoundError', 'refused'],
    [400, 'InputError', 'refused'],
    [500, 'Error', 'no-answer'],
    [503, 'ServiceUnavailableError', 'failed'],
    [503, 'SomeError', 'no-answer'],
    [502, 'ServiceUnavailableError', 'no-answer'],
  ])(
    'takes %s %s for %s, with the backend’s words',
    async (status, name, kind) => {
      server.use(
        http.post(`${BASE}/rollouts/:id/actions`, () =>
          errorBody(status, name, 'in its own words'),
        ),
      );
      expect(await client.act(rollout.id, request)).toEqual({
        kind,
        message: 'in its own words',
      });
    },
  );

  it('does not take the 503 of a proxy for a word of the backend', async () => {
    server.use(
      http.post(
        `${BASE}/rollouts/:id/actions`,
        () => new HttpResponse('upstream timed out', { status: 503 }),
      ),
    );
    expect(await client.act(rollout.id, request)).toMatchObject({
      kind: 'no-answer',
    });
  });

  it('says that no answer came when the connection breaks', async () => {
    server.use(
      http.post(`${BASE}/rollouts/:id/actions`, () => HttpResponse.error()),
    );
    expect(await client.act(rollout.id, request)).toMatchObject({
      kind: 'no-answer',
    });
  });
});
