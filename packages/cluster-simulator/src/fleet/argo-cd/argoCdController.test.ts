import { VirtualClock } from '../../clock/VirtualClock';
import { fieldAt, textAt } from '../../controllers/engine/fields';
import { noTime } from '../../controllers/engine/Pace';
import { runControllers } from '../../controllers/engine/runControllers';
import { ClusterStore, type Reference } from '../../store/ClusterStore';
import type { JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import { rollout } from '../manifests/rollout';
import { nextVersion } from '../nextVersion';
import type { Placement } from '../Placement';
import { imageOf } from '../workloadStates';
import { applicationOf } from './applicationOf';
import { argoCdController } from './argoCdController';
import { commitOf } from './commitOf';
import { trackedByArgoCd } from './trackedByArgoCd';

const MINUTE = 60_000;
const LEDGER: Placement = {
  service: 'payments-ledger',
  namespace: 'payments',
  cluster: 'prod-eu',
};
/** The one with something to do after its sync. */
const API: Placement = { ...LEDGER, service: 'payments-api' };

describe('Argo CD in the embedded fleet', () => {
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
      controllers: [argoCdController],
      pace: noTime,
      signal: stop.signal,
      report: ({ message }) => problems.push(message),
    });
  });
  afterEach(() => {
    stop.abort();
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });

  it('syncs a new version at once, whatever becomes of it', async () => {
    deploy(LEDGER);
    await reports('Paused');
    expect(application().status).toMatchObject({
      sync: { status: 'Synced', revision: commitOf(image()) },
      health: { status: 'Suspended' },
      resources: [{ name: 'payments-ledger', status: 'Synced' }],
      operationState: { phase: 'Succeeded' },
    });
    await clock.advance(10 * MINUTE);
    expect(textAt(application().status, 'sync', 'status')).toBe('Synced');
  });

  it('waits with what comes after a sync until all is healthy, which blocks the next commit', async () => {
    deploy(API);
    await reports('Paused');
    const startedAt = operation('startedAt');
    expect(application().status).toMatchObject({
      operationState: {
        phase: 'Running',
        message:
          'waiting for healthy state of argoproj.io/Rollout/payments-api',
        syncResult: { revision: commitOf(image()) },
      },
    });
    await clock.advance(3 * MINUTE);
    expect(application().status).toMatchObject({
      sync: {
        status: 'OutOfSync',
        revision: commitOf(nextVersion(image())),
      },
      operationState: { phase: 'Running', startedAt },
    });
    await reports('Healthy');
    expect(application().status).toMatchObject({
      sync: { status: 'OutOfSync' },
      operationState: { phase: 'Succeeded', startedAt },
    });
    expect(operation('finishedAt')).not.toBe(startedAt);
  });

  it('fails the sync of what fails', async () => {
    deploy(API);
    await reports('Degraded');
    expect(application().status).toMatchObject({
      health: { status: 'Degraded' },
      operationState: { phase: 'Failed' },
    });
  });

  it('writes nothing while nothing changes', async () => {
    deploy(LEDGER);
    await reports('Healthy');
    const { resourceVersion } = application().metadata;
    await clock.advance(10 * MINUTE);
    expect(application().metadata.resourceVersion).toBe(resourceVersion);
  });

  it('leaves its mark on what it deploys, and what Git said', () => {
    const { metadata } = trackedByArgoCd(manifest(LEDGER), LEDGER);
    expect(metadata.annotations).toMatchObject({
      'argocd.argoproj.io/tracking-id':
        'payments-ledger:argoproj.io/Rollout:payments/payments-ledger',
    });
    expect(
      JSON.parse(
        metadata.annotations?.[
          'kubectl.kubernetes.io/last-applied-configuration'
        ] ?? '',
      ),
    ).toEqual(manifest(LEDGER));
  });

  let placed = LEDGER;

  function manifest(placement: Placement) {
    return rollout(placement, { strategy: { canary: {} } });
  }

  function deploy(placement: Placement) {
    placed = placement;
    for (const name of ['payments', 'argocd']) {
      store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    }
    store.create(manifest(placement));
    store.create(applicationOf(placement));
  }

  /** The controller of the Rollout writes a phase, and Argo CD has the time to see it. */
  async function reports(phase: string) {
    const status: JsonObject = { phase };
    store.update(reference('Rollout', 'payments'), 'status', current => ({
      ...current,
      status,
    }));
    await clock.advance(5_000);
  }

  function application(): StoredObject {
    return store.get(reference('Application', 'argocd'));
  }

  function operation(field: string) {
    return fieldAt(application().status, 'operationState', field);
  }

  function image(): string {
    return imageOf(store.get(reference('Rollout', 'payments')));
  }

  function reference(kind: string, namespace: string): Reference {
    const resource = store.resources.find(served => served.kind === kind);
    if (!resource) throw new Error(`no kind ${kind}`);
    return { resource, namespace, name: placed.service };
  }
});
