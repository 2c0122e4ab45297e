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
  cluster = await startSimulatedCluster({ name: 'texts' });
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
async function told(): Promise<string> {
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
  return JSON.stringify([answers, events], (key, value) =>
    key === 'metadata' && 'resourceVersion' in value && !('uid' in value)
      ? undefined
      : value,
  );
}

it('tells of objects that are kept as texts as of any others', async () => {
  const before = await told();
  cluster.store.keepAsTexts();
  expect(await told()).toBe(before);
  expect(before).toContain('größer – 大きい');
});

it('writes to them as to any others', async () => {
  cluster.store.keepAsTexts();
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
  cluster.store.keepAsTexts();
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

it('cannot go on from before', async () => {
  const version = cluster.store.version;
  cluster.store.keepAsTexts();
  const { status } = await simulatedContractServer(cluster).request(
    'GET',
    `${ROLLOUTS}?resourceVersion=${version}&resourceVersionMatch=Exact`,
  );
  expect(status).toBe(410);
});

it('keeps none of their parts, until they are written', () => {
  const { store } = cluster;
  const resource = store.resource('rollouts');
  if (!resource) throw new Error('there are no Rollouts');
  const web = { resource, namespace: 'default', name: 'web' };
  expect(store.get(web)).toBe(store.get(web));
  store.keepAsTexts();
  expect(store.get(web)).not.toBe(store.get(web));
  expect(store.get(web)).toEqual(store.get(web));
  store.update(web, 'main', object => ({ ...object, spec: { replicas: 3 } }));
  expect(store.get(web)).toBe(store.get(web));
});

it('goes with its namespace, its owner and its kind', () => {
  const { store } = cluster;
  const [rollouts, configMaps, namespaces] = [
    'rollouts',
    'configmaps',
    'namespaces',
  ].map(plural => store.resource(plural));
  if (!rollouts || !configMaps || !namespaces) throw new Error('not served');
  const owner = { resource: rollouts, namespace: 'default', name: 'web' };
  store.update(
    { resource: configMaps, namespace: 'default', name: 'web' },
    'main',
    object => ({
      ...object,
      metadata: {
        ...object.metadata,
        ownerReferences: [
          {
            apiVersion: 'argoproj.io/v1alpha1',
            kind: 'Rollout',
            name: 'web',
            uid: store.get(owner).metadata.uid,
          },
        ],
      },
    }),
  );
  store.keepAsTexts();
  store.delete(owner);
  expect(store.list(configMaps).map(({ metadata }) => metadata.name)).toEqual([
    'api',
    'shop',
  ]);
  store.keepAsTexts();
  store.delete({ resource: namespaces, name: 'default' });
  expect(store.list(configMaps)).toEqual([]);
  store.removeKind(rollouts);
  expect(store.resource('rollouts')).toBeUndefined();
});
