import {
  startSimulatedCluster,
  type SimulatedCluster,
} from './startSimulatedCluster';
import { simulatedContractServer } from './testing/simulatedContractServer';

const ROLLOUTS = '/apis/argoproj.io/v1alpha1/namespaces/default/rollouts';
const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps';
const STREAMED =
  'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
const METADATA =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
const NAMES = ['api', 'shop', 'web'];

let cluster: SimulatedCluster;

beforeEach(async () => {
  cluster = await startSimulatedCluster({ name: 'resting' });
  for (const name of NAMES) {
    const metadata = { namespace: 'default', name, labels: { app: name } };
    cluster.store.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata,
      spec: { replicas: 2, note: 'größer – 大きい' },
    });
    cluster.store.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata });
  }
});

afterEach(() => cluster.stop());

/** All that clients are told, in each way in which they can ask. */
async function told(): Promise<unknown[]> {
  const server = simulatedContractServer(cluster);
  const answers = await Promise.all([
    server.request('GET', ROLLOUTS),
    server.request('GET', CONFIG_MAPS),
    server.request('GET', `${ROLLOUTS}/web`),
    server.request('GET', `${ROLLOUTS}?labelSelector=app%3Dshop`),
    server.request('GET', ROLLOUTS, { accept: METADATA }),
  ]);
  const events: unknown[] = [];
  for await (const event of server.watch(`${ROLLOUTS}?${STREAMED}`)) {
    if (events.push(event) === NAMES.length) break;
  }
  // The version of a list is another after each write, and after each compaction.
  return JSON.parse(JSON.stringify([answers, events]), (key, value) =>
    key === 'metadata' && 'resourceVersion' in value && !('uid' in value)
      ? undefined
      : value,
  );
}

it('tells of objects at rest as of any others', async () => {
  const before = await told();
  cluster.store.rest();
  expect(await told()).toEqual(before);
  expect(JSON.stringify(before)).toContain('größer – 大きい');
});

it('writes to objects at rest as to any others', async () => {
  cluster.store.rest();
  const server = simulatedContractServer(cluster);
  const written = await server.request('PATCH', `${ROLLOUTS}/web`, {
    body: { spec: { replicas: 3 } },
    contentType: 'application/merge-patch+json',
  });
  expect(written.body).toMatchObject({
    metadata: { generation: 2, labels: { app: 'web' } },
    spec: { replicas: 3, note: 'größer – 大きい' },
  });
  expect(await server.request('GET', `${ROLLOUTS}/web`)).toEqual(written);
  await server.request('DELETE', `${ROLLOUTS}/api`);
  const { body } = await server.request('GET', ROLLOUTS);
  expect(body).toMatchObject({
    items: [{ metadata: { name: 'shop' } }, { metadata: { name: 'web' } }],
  });
});

it('shows the state of the first page on those that follow, whatever is written meanwhile', async () => {
  cluster.store.rest();
  const server = simulatedContractServer(cluster);
  const first = await server.request('GET', `${ROLLOUTS}?limit=1`);
  const next = continueOf(first.body);
  expect(
    await server.request('GET', `${ROLLOUTS}?limit=5&continue=${next}`),
  ).toMatchObject({
    body: {
      items: [{ metadata: { name: 'shop' } }, { metadata: { name: 'web' } }],
    },
  });
  await server.request('DELETE', `${ROLLOUTS}/web`);
  expect(
    await server.request('GET', `${ROLLOUTS}?limit=5&continue=${next}`),
  ).toMatchObject({
    body: {
      items: [{ metadata: { name: 'shop' } }, { metadata: { name: 'web' } }],
    },
  });
});

function continueOf(list: unknown): unknown {
  return Object(Object(list).metadata).continue;
}

it('cannot go on from before the rest', async () => {
  const version = cluster.store.version;
  cluster.store.rest();
  const { status } = await simulatedContractServer(cluster).request(
    'GET',
    `${ROLLOUTS}?resourceVersion=${version}&resourceVersionMatch=Exact`,
  );
  expect(status).toBe(410);
});
