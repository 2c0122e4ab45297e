import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  entityRolloutsSchema,
  fleetMatrixSchema,
  fleetPageSchema,
  rolloutsPermissions,
} from '@rollouts-portal/plugin-rollouts-common';
import request from 'supertest';

import { rolloutsPlugin } from './plugin';
import { documentedApi } from './testing/documentedApi';

const payments = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments-api',
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-id': 'payments-api' },
  },
};

const action = {
  verb: 'promote',
  precondition: {
    uid: 'u-1',
    podHash: 'abc',
    stepIndex: 1,
    pauseStartedAt: null,
    paused: false,
  },
  idempotencyKey: '00000000-0000-4000-8000-000000000001',
};

const ROLLOUT = encodeURIComponent('nowhere/argoproj.io/Rollout/payments/web');

async function start(
  config: object = { permission: { enabled: true } },
  permissions: BackendFeature = mockServices.permissions.factory({
    result: AuthorizeResult.ALLOW,
  }),
) {
  const auditor = mockServices.auditor.mock();
  const scheduler = mockServices.scheduler.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(event);
  const { server } = await startTestBackend({
    features: [
      rolloutsPlugin,
      mockServices.rootConfig.factory({ data: config }),
      catalogServiceMock.factory({ entities: [payments] }),
      auditor.factory,
      scheduler.factory,
      permissions,
    ],
  });
  return { server, auditor, event, scheduler };
}

const api = documentedApi();

describe('the rollouts plugin', () => {
  it('starts without any cluster and says that none is configured', async () => {
    const { server } = await start();
    const response = await request(server)
      .get('/api/rollouts/entities/component/default/payments-api/rollouts')
      .expect(200);
    expect(entityRolloutsSchema.parse(response.body)).toEqual({
      configured: false,
      items: [],
      clusters: [],
    });
  });

  it('has a page of the fleet, and says briefly that it is still the same', async () => {
    const { server } = await start();
    const response = await request(server)
      .get('/api/rollouts/rollouts?phase=Paused&phase=Degraded&q=web')
      .expect(200);
    expect(fleetPageSchema.parse(response.body)).toMatchObject({
      configured: false,
      permitted: true,
      items: [],
      matching: 0,
    });
    await request(server)
      .get('/api/rollouts/rollouts?phase=Paused&phase=Degraded&q=web')
      .set('if-none-match', response.headers.etag ?? '')
      .expect(304);
  });

  it('has the matrix, and says briefly that it is still the same', async () => {
    const { server } = await start();
    const response = await request(server)
      .get('/api/rollouts/matrix?by=environment')
      .expect(200);
    expect(fleetMatrixSchema.parse(response.body)).toMatchObject({
      by: 'environment',
      items: [],
    });
    // Or a page of another origin could not ask with it.
    expect(response.headers['access-control-expose-headers']).toBe('etag');
    await request(server)
      .get('/api/rollouts/matrix?by=environment')
      // As browsers say beside a tag.
      .set('cache-control', 'no-cache')
      .set('if-none-match', response.headers.etag ?? '')
      .expect(304);
  });

  it('tells a probe that has no credentials how the clusters are, and no name', async () => {
    const { server } = await start();
    const response = await request(server)
      .get('/api/rollouts/health')
      .set('authorization', mockCredentials.none.header());
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ status: 'no-clusters', clusters: {} });
    api.expectDocumented('get', '/health', response);
  });

  it('refuses to start on a cluster without an address, and names the key', async () => {
    await expect(
      start({ rollouts: { clusters: [{ name: 'prod-eu' }] } }),
    ).rejects.toThrow(/rollouts\.clusters\[0\]\.url/);
  });

  it('tells the permission framework its permissions and rules', async () => {
    const { server } = await start();
    const { body } = await request(server)
      .get('/api/rollouts/.well-known/backstage/permissions/metadata')
      .expect(200);
    expect(body.permissions.map(({ name }: { name: string }) => name)).toEqual(
      rolloutsPermissions.map(({ name }) => name),
    );
    expect(body.rules.map(({ name }: { name: string }) => name).sort()).toEqual(
      [
        'HAS_LABEL',
        'HAS_PROVIDER',
        'IN_CLUSTER',
        'IN_ENVIRONMENT',
        'IN_NAMESPACE',
        'IS_ENTITY_OWNER',
      ],
    );
  });

  it.each([
    ['get', '/clusters'],
    ['get', '/rollouts'],
    ['get', '/matrix'],
    ['get', '/stream?scope=fleet'],
    ['get', `/stream?rollout=${ROLLOUT}`],
    ['get', '/entities/component/default/payments-api/rollouts'],
    ['get', `/rollouts/${ROLLOUT}`],
    ['get', `/rollouts/${ROLLOUT}/preview/promote`],
    ['get', '/stream?entity=component:default/payments-api'],
    ['post', `/rollouts/${ROLLOUT}/actions`],
  ] as const)(
    '%s %s is neither for strangers nor for services',
    async (method, path) => {
      const { server } = await start();
      const call = (header: string) =>
        request(server)
          [method](`/api/rollouts${path}`)
          .set('authorization', header)
          .send();
      const stranger = await call(mockCredentials.none.header());
      expect(stranger.status).toBe(401);
      api.expectDocumented(method, path, stranger);
      const service = await call(mockCredentials.service.header());
      expect(service.status).toBe(403);
      api.expectDocumented(method, path, service);
    },
  );

  it.each([
    ['/entities/component/default/unknown/rollouts', 404],
    ['/entities/component/default/a%2Fb/rollouts', 400],
    ['/stream?entity=payments-api', 400],
    ['/stream', 400],
    ['/stream?entity=component:default/unknown', 404],
    ['/stream?scope=everything', 400],
    ['/stream?scope=fleet&limit=0', 400],
    ['/stream?scope=fleet&cursor=W10', 400],
    [`/stream?rollout=${ROLLOUT}`, 404],
    ['/stream?rollout=not-an-id', 400],
    ['/rollouts?phase=Broken', 400],
    ['/rollouts?phase[x]=Paused', 400],
    ['/rollouts?owner=team-payments', 400],
    ['/rollouts?limit=501', 400],
    ['/rollouts?cursor=W10', 400],
    ['/rollouts?entity=payments-api', 400],
    ['/rollouts?entity=component:default/unknown', 404],
    ['/matrix?by=team', 400],
    ['/matrix?sort=phase', 400],
    ['/matrix?cursor=W10', 400],
    [`/rollouts/${ROLLOUT}`, 404],
    [`/rollouts/${ROLLOUT}/preview/promote`, 404],
    [`/rollouts/${ROLLOUT}/preview/delete`, 404],
    ['/rollouts/not-an-id', 400],
    [`/rollouts/${encodeURIComponent('c/argoproj.io/Rollout/..%2f/web')}`, 400],
  ])('%s is %i', async (path, status) => {
    const { server } = await start();
    const response = await request(server).get(`/api/rollouts${path}`);
    expect(response.status).toBe(status);
    expect(response.body.error.message).not.toBe('');
    api.expectDocumented('get', path, response);
  });

  it('names the right parameters and values where there are others', async () => {
    const { server } = await start();
    const ask = async (query: string) =>
      (await request(server).get(`/api/rollouts/rollouts?${query}`)).body.error
        .message;
    expect(await ask('team=payments')).toMatch(/"team", only q, phase,.*tag/);
    expect(await ask('sort=age')).toMatch(/sort.*attention.*updated/);
    expect(await ask('provider=argo')).toMatch(/provider.*argo-rollouts/);
  });

  it('puts an action that cannot be understood on record, too', async () => {
    const { server, event } = await start();
    const response = await request(server)
      .post(`/api/rollouts/rollouts/${ROLLOUT}/actions`)
      .send({ ...action, verb: 'delete', extra: 1 });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(/verb/);
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it('puts a body that is no JSON on record, with the rollout it was meant for', async () => {
    const { server, auditor, event } = await start();
    const response = await request(server)
      .post(`/api/rollouts/rollouts/${ROLLOUT}/actions`)
      .set('content-type', 'application/json')
      .send('{bad');
    expect(response.status).toBe(400);
    expect(event.fail).toHaveBeenCalledTimes(1);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        meta: {
          actionType: 'unknown',
          rolloutId: 'nowhere/argoproj.io/Rollout/payments/web',
        },
      }),
    );
  });

  it('closes abandoned actions every minute, not only at start', async () => {
    const { scheduler } = await start();
    expect(scheduler.scheduleTask).toHaveBeenCalledWith(
      expect.objectContaining({
        id: 'close-abandoned-actions',
        frequency: { minutes: 1 },
      }),
    );
  });

  it('audits an action in a cluster that the portal does not know, and says that it cannot', async () => {
    const { server, auditor, event } = await start();
    const response = await request(server)
      .post(`/api/rollouts/rollouts/${ROLLOUT}/actions`)
      .send(action);
    expect(response.status).toBe(200);
    expect(response.body.result).toBe('denied');
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'rollout-action',
        severityLevel: 'medium',
        meta: expect.objectContaining({
          actionType: 'promote',
          actor: 'user:default/mock',
        }),
      }),
    );
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it('hides a rollout that the person may not see, and audits the attempt', async () => {
    const { server, event } = await start(
      undefined,
      mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
    );
    const response = await request(server)
      .post(`/api/rollouts/rollouts/${ROLLOUT}/actions`)
      .send(action);
    expect(response.status).toBe(404);
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it('allows nothing, and says why, while the permission backend gives no answer', async () => {
    const permissions = mockServices.permissions.mock();
    permissions.authorize.mockRejectedValue(
      new NotFoundError('of the permission backend'),
    );
    permissions.authorizeConditional.mockRejectedValue(
      new NotFoundError('of the permission backend'),
    );
    const { server, event } = await start(undefined, permissions.factory);
    const page = await request(server).get(
      '/api/rollouts/entities/component/default/payments-api/rollouts',
    );
    expect(page.status).toBe(503);
    const attempt = await request(server)
      .post(`/api/rollouts/rollouts/${ROLLOUT}/actions`)
      .send(action);
    expect(attempt.status).toBe(503);
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it('does nothing when it cannot be audited', async () => {
    const { server, auditor } = await start();
    auditor.createEvent.mockRejectedValue(new Error('the audit log is full'));
    const response = await request(server)
      .post(`/api/rollouts/rollouts/${ROLLOUT}/actions`)
      .send(action);
    expect(response.status).toBe(500);
  });

  it('closes actions while the permission framework is off, unless the operator says otherwise by name', async () => {
    const closed = await start({ permission: { enabled: false } });
    const refused = await request(closed.server)
      .post(`/api/rollouts/rollouts/${ROLLOUT}/actions`)
      .send(action);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toMatch(/switched off/);
    expect(closed.event.fail).toHaveBeenCalledTimes(1);

    const open = await start({
      permission: { enabled: false },
      rollouts: {
        actions: { dangerouslyAllowWithoutPermissionFramework: true },
      },
    });
    const response = await request(open.server)
      .post(`/api/rollouts/rollouts/${ROLLOUT}/actions`)
      .send(action);
    expect(response.status).toBe(200);
  });
});
