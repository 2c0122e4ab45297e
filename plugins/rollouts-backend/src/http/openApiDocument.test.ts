import { mockErrorHandler } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';

import { apiOver } from '../testing/apiOver';
import { documentedApi } from '../testing/documentedApi';
import { FakeCluster } from '../testing/FakeCluster';
import { pausedCanary } from '../testing/pausedCanary';
import { openApiDocument } from './openApiDocument';

const WEB = 'eu/argoproj.io/Rollout/payments/web';

const component = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments-api',
    annotations: { 'backstage.io/kubernetes-id': 'payments-api' },
  },
};

function stage() {
  const eu = new FakeCluster('eu', 'production');
  eu.putNamespace('payments');
  eu.put(pausedCanary());
  const { router } = apiOver([eu], {
    entities: [component],
    actions: {
      run: async ({ verb, rolloutId }) => ({
        actionId: 'a-1',
        verb,
        rolloutId,
        result: 'rejected',
        text: { code: 'denied-writes-off', params: {} },
        changes: [],
        at: '2026-11-21T02:46:00Z',
      }),
    },
  });
  return { router, app: express().use(router) };
}

describe('docs/openapi.yaml', () => {
  it('is what tools/docs/writeOpenapi.mjs writes now', () => {
    expect(documentedApi().text).toEqual(
      JSON.parse(JSON.stringify(openApiDocument())),
    );
  });

  it('has every route, and no other', () => {
    const served = stage().router.stack.flatMap(({ route }) =>
      route
        ? [`${route.stack[0]?.method} ${route.path}`.replace(/:(\w+)/g, '{$1}')]
        : [],
    );
    const documented = Object.entries(documentedApi().paths).flatMap(
      ([path, methods]) =>
        Object.keys(methods).map(method => `${method} ${path}`),
    );
    expect(documented.sort()).toEqual(served.sort());
  });

  it.each([
    '/clusters',
    '/rollouts?facet=cluster&facet=owner&entity=component:default/payments-api',
    '/matrix?by=environment',
    `/rollouts/${encodeURIComponent(WEB)}`,
    `/rollouts/${encodeURIComponent(WEB)}/preview/promote`,
    '/entities/component/default/payments-api/rollouts',
  ])('says what is answered to %s', async address => {
    const response = await request(stage().app).get(address);
    expect(response.status).toBe(200);
    expect(JSON.stringify(response.body)).toContain('eu');
    documentedApi().expectDocumented('get', address, response);
  });

  it('says where who has the answer already is told so, and nowhere else', async () => {
    const { app } = stage();
    for (const [path, { get }] of Object.entries(documentedApi().paths)) {
      const address = path
        .replace('{id}', encodeURIComponent(WEB))
        .replace('{verb}', 'promote')
        .replace('{kind}/{namespace}/{name}', 'component/default/payments-api');
      if (!get || path === '/stream' || path === '/health') continue;
      const { status, headers } = await request(app).get(address);
      expect(status).toBe(200);
      const again = await request(app)
        .get(address)
        .set('cache-control', 'no-cache')
        .set('if-none-match', headers.etag ?? '');
      expect([path, '304' in get.responses]).toEqual([
        path,
        again.status === 304,
      ]);
    }
  });

  it('names no parameter of the clusters, and any is refused by name', async () => {
    const { router } = stage();
    const app = express().use(router).use(mockErrorHandler());
    const { status, body } = await request(app).get('/clusters?x=1');
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: { message: 'There is no parameter "x", nor any other here' },
    });
  });

  it('says what is answered to an action', async () => {
    const address = `/rollouts/${encodeURIComponent(WEB)}/actions`;
    const response = await request(stage().app)
      .post(address)
      .send({
        verb: 'promote',
        precondition: { uid: 'u-1' },
        idempotencyKey: '00000000-0000-4000-8000-000000000001',
      });
    expect(response.status).toBe(200);
    documentedApi().expectDocumented('post', address, response);
  });

  it('would notice a field that it does not name', () => {
    expect(() =>
      documentedApi().expectDocumented('get', '/clusters', {
        status: 200,
        body: { items: [], address: 'https://kubernetes.internal' },
      }),
    ).toThrow(/additional properties/);
  });
});
