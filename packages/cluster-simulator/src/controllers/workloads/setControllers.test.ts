import { VirtualClock } from '../../clock/VirtualClock';
import { ClusterStore, type Reference } from '../../store/ClusterStore';
import { listAt, textAt } from '../engine/fields';
import { noTime } from '../engine/Pace';
import { runControllers } from '../engine/runControllers';
import { workloadControllers } from './workloadControllers';

describe.each([
  ['StatefulSet', 'statefulsets', ['app-0', 'app-1', 'app-2']],
  ['DaemonSet', 'daemonsets', ['node-0', 'node-1', 'node-2']],
])('a %s', (kind, plural, places) => {
  let clock: VirtualClock;
  let store: ClusterStore;
  let stop: AbortController;

  beforeEach(async () => {
    clock = new VirtualClock();
    store = new ClusterStore({ clock });
    stop = new AbortController();
    runControllers({
      store,
      clock,
      controllers: workloadControllers,
      pace: { ...noTime, podReady: 1_000 },
      signal: stop.signal,
      report: error => {
        throw error;
      },
    });
    store.create({
      apiVersion: 'apps/v1',
      kind,
      metadata: { name: 'app' },
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: 'app' } },
        template: template('1.0.0'),
      },
    });
    await clock.advance(10_000);
  });
  afterEach(() => stop.abort());

  it('has a Pod in each place', () => {
    const found = pods().map(({ metadata, spec }) =>
      kind === 'StatefulSet' ? metadata.name : textAt(spec, 'nodeName'),
    );
    expect(found.sort()).toEqual(places);
  });

  it('replaces its Pods one at a time', async () => {
    const fewest: number[] = [];
    store.subscribe(() => fewest.push(pods().length));
    store.update(reference(), 'main', app => ({
      ...app,
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: 'app' } },
        template: template('2.0.0'),
      },
    }));
    await clock.advance(30_000);
    expect(Math.min(...fewest)).toBe(2);
    expect(
      pods().map(({ spec }) => textAt(listAt(spec, 'containers')[0], 'image')),
    ).toEqual(Array(3).fill('registry.example.test/app:2.0.0'));
    expect(store.get(reference()).status).toMatchObject(
      kind === 'StatefulSet'
        ? { readyReplicas: 3, updatedReplicas: 3 }
        : { numberReady: 3, updatedNumberScheduled: 3 },
    );
  });

  function template(version: string) {
    return {
      metadata: { labels: { app: 'app' } },
      spec: {
        containers: [
          { name: 'app', image: `registry.example.test/app:${version}` },
        ],
      },
    };
  }

  function pods() {
    const resource = store.resource('pods');
    return resource ? store.list(resource) : [];
  }

  function reference(): Reference {
    const resource = store.resource(plural);
    if (!resource) throw new Error(`${plural} are served`);
    return { resource, namespace: 'default', name: 'app' };
  }
});
