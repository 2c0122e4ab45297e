import { OpenLimits } from './OpenLimits';
import { OpenPods, type PodSource } from './OpenPods';
import { CountingTransport } from './testing/CountingTransport';
import { ManualClock } from './testing/ManualClock';
import { KEYS } from './testing/watchThings';

const RELEASE = 60_000;
const ALICE = 'user:default/alice';
const BOB = 'user:default/bob';

let stopping: AbortController;
let transport: CountingTransport;
let clock: ManualClock;
let told: string[];

beforeEach(() => {
  stopping = new AbortController();
  transport = new CountingTransport();
  clock = new ManualClock();
  told = [];
});
afterEach(() => stopping.abort());

function openPods({
  limits = new OpenLimits(),
  cluster = 'europe',
  sources = uid => [sourceOf(uid)],
}: {
  limits?: OpenLimits;
  cluster?: string;
  sources?: (uid: string) => readonly PodSource[] | undefined;
} = {}): OpenPods {
  return new OpenPods(
    {
      cluster,
      context: { transport, keys: KEYS, timing: clock },
      limits,
      releaseAfter: RELEASE,
      sources,
      onChange: uid => told.push(uid),
    },
    stopping.signal,
  );
}

function sourceOf(app: string): PodSource {
  return {
    namespace: 'shop',
    selector: `app=${app}`,
    withReplicaSets: false,
  };
}

const stateOf = (pods: OpenPods, uid: string) => pods.of(uid).podWatch?.state;

it('asks for the pods of one rollout in its namespace, and for no others', async () => {
  openPods().look('web', ALICE);
  await transport.until(1);
  expect(transport.watches[0]).toMatch(
    /^\/api\/v1\/namespaces\/shop\/pods\?.*labelSelector=app%3Dweb/,
  );
});

it('watches once for all who look', async () => {
  const pods = openPods();
  pods.look('web', ALICE);
  pods.look('web', ALICE);
  pods.look('web', BOB);
  await transport.until(1);
  await clock.advance(0);
  expect(transport.watches).toHaveLength(1);
  expect(pods.of('web')).toEqual({ podWatch: { state: 'known' }, pods: [] });
});

it('goes on for a minute after the last has left, and not a moment longer', async () => {
  const pods = openPods();
  const leave = pods.look('web', ALICE);
  const leaveToo = pods.look('web', BOB);
  await transport.until(1);
  leave();
  leave();
  await clock.advance(RELEASE);
  // The other one still looks.
  expect(transport.watches).toHaveLength(1);
  leaveToo();
  await clock.advance(RELEASE - 1);
  expect(stateOf(pods, 'web')).toBe('known');
  await clock.advance(1);
  await transport.until(0);
  expect(pods.of('web')).toEqual({});
  expect(told.at(-1)).toBe('web');
});

it('has gone on for whoever comes back within that minute', async () => {
  const pods = openPods();
  pods.look('web', ALICE)();
  await transport.until(1);
  await clock.advance(RELEASE - 1);
  pods.look('web', BOB);
  await clock.advance(RELEASE);
  expect(transport.watches).toHaveLength(1);
});

it('reads for no more rollouts of a cluster at a time than it may, and says so', async () => {
  const pods = openPods({ limits: new OpenLimits(10, 1, 10) });
  const leave = pods.look('web', ALICE);
  pods.look('api', BOB);
  expect(pods.of('api')).toEqual({
    podWatch: {
      state: 'capped',
      because: { code: 'pods-capped-cluster', params: { number: 1 } },
    },
  });
  leave();
  // Nobody looks at the first one any more, so it makes way.
  expect(stateOf(pods, 'api')).not.toBe('capped');
  expect(pods.of('web')).toEqual({});
  await transport.until(1);
  expect(transport.watches[0]).toContain('app%3Dapi');
});

it('reads for no more rollouts of all clusters at a time than it may', async () => {
  const limits = new OpenLimits(10, 10, 1);
  const europe = openPods({ limits });
  const america = openPods({ limits, cluster: 'america' });
  const leave = europe.look('web', ALICE);
  america.look('web', ALICE);
  expect(america.of('web').podWatch?.because?.code).toBe('pods-capped-process');
  leave();
  expect(stateOf(america, 'web')).not.toBe('capped');
});

it('holds a person to so many rollouts at a time, and not one beside them', () => {
  const pods = openPods({ limits: new OpenLimits(1) });
  const leave = pods.look('web', ALICE);
  const leaveApi = pods.look('api', ALICE);
  pods.look('shop', BOB);
  expect(pods.of('api').podWatch?.because?.code).toBe('pods-capped-user');
  expect(stateOf(pods, 'shop')).not.toBe('capped');
  leave();
  expect(stateOf(pods, 'api')).not.toBe('capped');
  leaveApi();
});

it('forgets who was refused and does not look any more', () => {
  const pods = openPods({ limits: new OpenLimits(1) });
  pods.look('web', ALICE);
  pods.look('api', ALICE)();
  expect(pods.of('api')).toEqual({});
});

it('waits for a rollout whose workloads are not known yet, and watches when they are', async () => {
  const known: PodSource[] = [];
  const pods = openPods({
    sources: () => (known.length > 0 ? known : undefined),
  });
  pods.look('web', ALICE);
  expect(stateOf(pods, 'web')).toBe('reading');
  known.push(sourceOf('web'));
  pods.refresh('web');
  await transport.until(1);
});

it('watches elsewhere when the pods are elsewhere', async () => {
  let app = 'web';
  const pods = openPods({ sources: () => [sourceOf(app)] });
  pods.look('web', ALICE);
  await transport.until(1);
  pods.refresh('web');
  app = 'api';
  pods.refresh('web');
  await transport.until(0);
  await transport.until(1);
  expect(transport.watches[0]).toContain('app%3Dapi');
});

it('says nothing of a rollout that has no pods of its own', () => {
  const pods = openPods({ sources: () => [] });
  pods.look('web', ALICE);
  expect(pods.of('web')).toEqual({});
});

it('ends all watches with its signal', async () => {
  const pods = openPods();
  pods.look('web', ALICE);
  await transport.until(1);
  stopping.abort();
  await pods.ended();
  expect(transport.watches).toEqual([]);
});
