import {
  startSimulatedCluster,
  type SimulatedCluster,
} from '@rollouts-portal/cluster-simulator';

import { openCluster, type OpenCluster } from './openCluster';

const PATH = '/apis/argoproj.io/v1alpha1/namespaces/default/rollouts/web';

describe('what is sent to a Rollout', () => {
  let simulated: SimulatedCluster;
  let cluster: OpenCluster;

  beforeEach(async () => {
    simulated = await startSimulatedCluster({ name: 'europe' });
    simulated.store.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { namespace: 'default', name: 'web' },
      spec: { paused: false },
    });
    const ignore = () => {};
    cluster = openCluster(
      {
        key: 'rollouts.clusters[0]',
        name: 'europe',
        address: {
          type: 'url',
          url: simulated.server,
          ca: simulated.caPem,
          skipTLSVerify: false,
        },
        reader: { type: 'token', token: 'admin' },
        actor: { type: 'token', token: 'admin' },
      },
      {
        entityRefAnnotation: 'example.test/owner',
        providers: { flagger: false, workloads: { kinds: [] } },
      },
      { info: ignore, warn: ignore },
    );
  });
  afterEach(async () => {
    cluster.close();
    await simulated.stop();
  });

  const pause = () =>
    cluster.actor?.request({
      method: 'PATCH',
      path: PATH,
      contentType: 'application/json-patch+json',
      body: [{ op: 'add', path: '/spec/paused', value: true }],
    });

  it('arrives where the cluster serves the version that we know', async () => {
    expect(await pause()).toMatchObject({
      status: 200,
      body: { apiVersion: 'argoproj.io/v1alpha1', spec: { paused: true } },
    });
  });

  it('arrives where the cluster serves only another version, though nothing is watched yet', async () => {
    simulated.faults.serveAs('rollouts', 'v1beta1');
    expect(await pause()).toMatchObject({
      status: 200,
      body: { apiVersion: 'argoproj.io/v1beta1', spec: { paused: true } },
    });
    expect(
      await cluster.reader.request({ method: 'GET', path: PATH }),
    ).toMatchObject({ status: 200 });
  });

  it('arrives after the version was replaced', async () => {
    expect(await pause()).toMatchObject({ status: 200 });
    simulated.faults.serveAs('rollouts', 'v1beta1');
    expect(await pause()).toMatchObject({
      status: 200,
      body: { apiVersion: 'argoproj.io/v1beta1' },
    });
  });

  it('is not found where there is none of that name', async () => {
    const { status } = await cluster.reader.request({
      method: 'GET',
      path: `${PATH}-2`,
    });
    expect(status).toBe(404);
  });
});
