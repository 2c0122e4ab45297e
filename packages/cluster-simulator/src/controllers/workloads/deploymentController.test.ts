import { VirtualClock } from '../../clock/VirtualClock';
import { ClusterStore, type Reference } from '../../store/ClusterStore';
import type { JsonObject } from '../../store/Json';
import { listAt, numberAt, textAt } from '../engine/fields';
import { noTime } from '../engine/Pace';
import { runControllers } from '../engine/runControllers';
import { conditionOf } from './conditions';
import { deploymentController } from './deploymentController';
import { podController } from './podController';
import { POD_FATE } from './podFate';
import { replicaSetController } from './replicaSetController';

describe('a Deployment', () => {
  let clock: VirtualClock;
  let store: ClusterStore;
  let stop: AbortController;
  let problems: string[];

  beforeEach(() => {
    clock = new VirtualClock();
    store = new ClusterStore({ clock });
    stop = new AbortController();
    problems = [];
    runControllers({
      store,
      clock,
      controllers: [deploymentController, replicaSetController, podController],
      pace: { ...noTime, answer: 5, podReady: 3_000 },
      signal: stop.signal,
      report: ({ message }) => problems.push(message),
    });
  });
  afterEach(() => {
    stop.abort();
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });

  it('is available once its Pods are ready', async () => {
    deploy({ replicas: 3 });
    await clock.advance(2_000);
    expect(conditionOf(status(), 'Available')).toMatchObject({
      status: 'False',
      reason: 'MinimumReplicasUnavailable',
    });
    await clock.advance(2_000);
    expect(status()).toMatchObject({
      observedGeneration: 1,
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
    });
    expect(conditionOf(status(), 'Progressing')).toMatchObject({
      reason: 'NewReplicaSetAvailable',
    });
  });

  it('never wants more nor has fewer Pods than its strategy allows', async () => {
    deploy({ replicas: 8 });
    await clock.advance(10_000);
    const ready: number[] = [];
    const wanted: number[] = [];
    store.subscribe(() => {
      const pods = list('pods');
      wanted.push(
        list('replicasets').reduce(
          (sum, { spec }) => sum + (numberAt(spec, 'replicas') ?? 0),
          0,
        ),
      );
      ready.push(
        pods.filter(pod => conditionOf(pod.status, 'Ready')?.status === 'True')
          .length,
      );
    });
    release('2.0.0');
    await clock.advance(60_000);
    expect(Math.max(...wanted)).toBe(10);
    expect(Math.min(...ready)).toBe(6);
    expect(images()).toEqual(Array(8).fill('registry.example.test/web:2.0.0'));
  });

  it('tells of a deadline, and takes it back when it moves again', async () => {
    deploy({ replicas: 2, progressDeadlineSeconds: 30 });
    await clock.advance(10_000);
    release('2.0.0', { [POD_FATE]: 'crashes' });
    await clock.advance(31_000);
    expect(conditionOf(status(), 'Progressing')).toMatchObject({
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
    });
    expect(numberAt(status(), 'availableReplicas')).toBe(2);
    release('2.0.1', { [POD_FATE]: null });
    await clock.advance(20_000);
    expect(conditionOf(status(), 'Progressing')).toMatchObject({
      status: 'True',
      reason: 'NewReplicaSetAvailable',
    });
  });

  it('goes back to the ReplicaSet it had, as a new revision', async () => {
    deploy({ replicas: 2 });
    await clock.advance(10_000);
    release('2.0.0');
    await clock.advance(20_000);
    release('1.0.0');
    await clock.advance(20_000);
    expect(list('replicasets')).toHaveLength(2);
    expect(
      store.get(reference()).metadata.annotations?.[
        'deployment.kubernetes.io/revision'
      ],
    ).toBe('3');
    expect(images()).toEqual(Array(2).fill('registry.example.test/web:1.0.0'));
  });

  it('waits for all old Pods to go when it recreates', async () => {
    deploy({ replicas: 3, strategy: { type: 'Recreate' } });
    await clock.advance(10_000);
    const seen = new Set<string>();
    store.subscribe(() => {
      seen.add([...new Set(images())].join());
    });
    release('2.0.0');
    await clock.advance(20_000);
    expect([...seen].sort()).toEqual([
      '',
      'registry.example.test/web:1.0.0',
      'registry.example.test/web:2.0.0',
    ]);
  });

  it('goes to nothing and comes back', async () => {
    deploy({ replicas: 2 });
    await clock.advance(10_000);
    change({ spec: { replicas: 0 } });
    await clock.advance(1_000);
    expect(list('pods')).toEqual([]);
    change({ spec: { replicas: 4 } });
    await clock.advance(10_000);
    expect(numberAt(status(), 'availableReplicas')).toBe(4);
  });

  function deploy(spec: JsonObject) {
    store.create({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: template('1.0.0'),
        ...spec,
      },
    });
  }

  function template(version: string): JsonObject {
    return {
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [
          { name: 'web', image: `registry.example.test/web:${version}` },
        ],
      },
    };
  }

  function release(version: string, annotations: JsonObject = {}) {
    change({
      spec: {
        template: {
          ...template(version),
          metadata: { labels: { app: 'web' }, annotations },
        },
      },
    });
  }

  function change({ spec }: { spec: JsonObject }) {
    store.update(reference(), 'main', web => ({
      ...web,
      spec: {
        ...(typeof web.spec === 'object' && !Array.isArray(web.spec)
          ? web.spec
          : {}),
        ...withoutNulls(spec),
      },
    }));
  }

  function status() {
    return store.get(reference()).status;
  }

  function images() {
    return list('pods').map(pod =>
      textAt(listAt(pod.spec, 'containers')[0], 'image'),
    );
  }

  function list(plural: string) {
    const resource = store.resource(plural);
    return resource ? store.list(resource) : [];
  }

  function reference(): Reference {
    const resource = store.resource('deployments');
    if (!resource) throw new Error('Deployments are served');
    return { resource, namespace: 'default', name: 'web' };
  }
});

function withoutNulls(value: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(value, (_, field) =>
      field === null ? undefined : field,
    ).replace(',"annotations":{}', ''),
  );
}
