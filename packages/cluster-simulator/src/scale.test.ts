import {
  startSimulatedCluster,
  type SimulatedCluster,
} from './startSimulatedCluster';
import { simulatedContractServer } from './testing/simulatedContractServer';

const WEB = '/apis/argoproj.io/v1alpha1/namespaces/default/rollouts/web';

describe('scale', () => {
  let cluster: SimulatedCluster;
  const request = (method: string, path: string, body?: object) =>
    simulatedContractServer(cluster).request(method, path, {
      ...(body && { body, contentType: 'application/merge-patch+json' }),
    });

  beforeEach(async () => {
    cluster = await startSimulatedCluster({ name: 'scales' });
    cluster.store.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name: 'web', namespace: 'default' },
      spec: { replicas: 3, selector: { matchLabels: { app: 'web' } } },
    });
  });
  afterEach(() => cluster.stop());

  it('tells how many replicas are wanted and which Pods they are', async () => {
    await expect(request('GET', `${WEB}/scale`)).resolves.toMatchObject({
      status: 200,
      body: {
        kind: 'Scale',
        apiVersion: 'autoscaling/v1',
        spec: { replicas: 3 },
        status: { replicas: 0, selector: 'app=web' },
      },
    });
  });

  it('changes the replicas and nothing else, as a change of the spec', async () => {
    const { status } = await request('PATCH', `${WEB}/scale`, {
      spec: { replicas: 5 },
    });
    expect(status).toBe(200);
    await expect(request('GET', WEB)).resolves.toMatchObject({
      body: {
        metadata: { generation: 2 },
        spec: { replicas: 5, selector: { matchLabels: { app: 'web' } } },
      },
    });
  });

  it('keeps to the version it is given', async () => {
    await expect(
      request('PATCH', `${WEB}/scale`, {
        metadata: { resourceVersion: '1' },
        spec: { replicas: 5 },
      }),
    ).resolves.toMatchObject({ status: 409 });
  });

  it('refuses fewer than none', async () => {
    await expect(
      request('PATCH', `${WEB}/scale`, { spec: { replicas: -1 } }),
    ).resolves.toMatchObject({ status: 422 });
  });

  it('is not there for kinds that have no replicas', async () => {
    const path = '/api/v1/namespaces/default/services/web/scale';
    await expect(request('GET', path)).resolves.toMatchObject({ status: 404 });
  });
});
