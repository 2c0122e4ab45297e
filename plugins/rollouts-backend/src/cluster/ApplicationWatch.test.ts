import { applicationOf } from '../testing/applicationOf';
import type { Applications } from './ApplicationWatch';
import type { ClusterWatch } from './ClusterWatch';
import { WatchedSimulation } from './testing/WatchedSimulation';

let simulation: WatchedSimulation;

beforeEach(async () => {
  simulation = await WatchedSimulation.start();
});
afterEach(() => simulation.stop());

const NONE = { flagger: false, workloads: { kinds: [] } };
const isLive = (cluster: ClusterWatch) => cluster.freshness().state === 'live';

async function watch(): Promise<Applications> {
  const cluster = await simulation.watch(NONE, isLive, {
    argoCd: { enabled: true, instances: [] },
  });
  expect(cluster.freshness().problem).toBeUndefined();
  if (!cluster.applications) throw new Error('it looks for Applications');
  return cluster.applications;
}

/** Resolves as soon as `holds`, looked at after each change. */
async function until(
  applications: Applications,
  holds: () => boolean,
): Promise<void> {
  await new Promise<void>(resolve => {
    const look = () => holds() && resolve();
    applications.subscribe(look);
    look();
  });
}

const application = (status: object = {}) => {
  const { metadata, ...object } = applicationOf(
    [{ namespace: 'default', name: 'web' }],
    { status },
  );
  return { ...object, metadata: { name: metadata.name } };
};

it('follows the Applications that a cluster serves', async () => {
  const applications = await watch();
  simulation.put(application());
  const found = () => applications.get('default/shop');
  await until(applications, () => found()?.operation?.phase === 'Running');
  expect(found()?.resources).toMatchObject([
    { kind: 'Rollout', namespace: 'default', name: 'web' },
  ]);
  expect(applications.freshness().state).toBe('live');
  expect(applications.server).toMatch(/^https:\/\/127\.0\.0\.1:\d+/);
});

it.each([
  [404, 'absent'],
  [403, 'denied'],
] as const)(
  'leaves the cluster live where Applications are answered with %s',
  async (code, state) => {
    simulation.faults.refuse(code, {
      matching: ({ path }) => path.includes('/applications'),
    });
    const applications = await watch();
    await until(applications, () => applications.freshness().state === state);
    expect(applications.size).toBe(0);
  },
);

it('looks for none where that is switched off', async () => {
  const cluster = await simulation.watch(NONE, isLive, {
    argoCd: { enabled: false, instances: [] },
  });
  expect(cluster.applications).toBeUndefined();
});
