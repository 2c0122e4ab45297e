import {
  startSimulatedCluster,
  VirtualClock,
  type Faults,
  type KubernetesObject,
  type Lift,
  type SeenRequest,
  type SimulatedCluster,
  type StoredObject,
} from '@rollouts-portal/cluster-simulator';
import {
  projectRollout,
  type RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';
import { isDeepStrictEqual } from 'node:util';
import type { ClusterWatch } from '../ClusterWatch';
import { ManualClock } from './ManualClock';
import { openSimulated } from './openSimulated';

const ROLLOUTS = '/apis/argoproj.io/v1alpha1/rollouts';
const OPTIONS = { entityRefAnnotation: 'example.test/owner' };

/** A simulated cluster that the portal watches over real HTTP/2; no time passes but what a test lets pass. */
export class FaultyCluster {
  readonly #clock = new ManualClock();
  readonly #facts: ClusterWatch;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #images = 0;

  private constructor(
    private readonly cluster: SimulatedCluster,
    private readonly time: VirtualClock,
  ) {
    this.#facts = openSimulated(cluster, {
      ...OPTIONS,
      timing: this.#clock,
    }).facts;
    this.#running = this.#facts.start(this.#stopping.signal);
  }

  static async start(): Promise<FaultyCluster> {
    const time = new VirtualClock();
    const cluster = await startSimulatedCluster({
      name: 'faulty',
      clock: time,
    });
    return new FaultyCluster(cluster, time);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.cluster.stop();
  }

  get faults(): Faults {
    return this.cluster.faults;
  }

  /** Answers come so much later; the cluster's time passes as they are waited for. */
  delayAnswers(ms: number): Lift {
    return this.faults.delay(ms, {
      matching: () => {
        setImmediate(() => this.time.advance(ms));
        return true;
      },
    });
  }

  /** Does something just before the answer to the n-th request, from now, for a page of rollouts. */
  beforePage(n: number, work: () => void): void {
    let seen = 0;
    this.faults.delay(0, {
      matching: request => {
        if (!isListOfRollouts(request)) return false;
        seen += 1;
        if (seen === n) work();
        return false;
      },
    });
  }

  /** How often rollouts are asked for as a list from now on, in a stream or in pages. */
  countLists(): () => number {
    let seen = 0;
    this.faults.delay(0, {
      matching: request => {
        if (isListOfRollouts(request)) seen += 1;
        return false;
      },
    });
    return () => seen;
  }

  /** A canary that waits at a step, and its ReplicaSet. */
  create(name: string): void {
    const { store } = this.cluster;
    const created = store.create(canary(name));
    store.update(this.#reference(name), 'status', current => ({
      ...current,
      status: {
        phase: 'Paused',
        currentPodHash: 'new',
        stableRS: 'old',
        currentStepIndex: 0,
      },
    }));
    store.create(replicaSetOf(created));
  }

  /** So many that their list has two pages; without status and ReplicaSets. */
  createMany(): void {
    for (let n = 0; n < 500; n += 1) {
      this.cluster.store.create(canary(`many-${n}`));
    }
  }

  changeImage(name: string): void {
    this.#images += 1;
    const { spec } = canary(name, `web:${this.#images}`);
    this.cluster.store.update(this.#reference(name), 'main', current => ({
      ...current,
      ...(spec !== undefined && { spec }),
    }));
  }

  /** Its ReplicaSet goes with it. */
  remove(name: string): void {
    this.cluster.store.delete(this.#reference(name));
  }

  createNamespace(name: string): void {
    this.cluster.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }

  names(): string[] {
    return [...this.#facts.argoRollouts.rollouts.entries()]
      .map(([, { name }]) => name)
      .sort();
  }

  /** Such as `live`, or `reconnecting: cluster-connection-lost`. */
  state(): string {
    const { state, problem } = this.#facts.freshness();
    return problem ? `${state}: ${problem.code}` : state;
  }

  /** Whether what is known is what the cluster would list now. */
  isCurrent(): boolean {
    const { argoRollouts, namespaces } = this.#facts;
    const { rollouts } = argoRollouts;
    const listed = this.#list('rollouts');
    const known = ({ metadata: { name } }: StoredObject) =>
      rollouts.get(`default/${name}`);
    // Asked after every change, so the cheap questions come first.
    return (
      rollouts.size === listed.length &&
      listed.every(
        rollout =>
          known(rollout)?.resourceVersion === rollout.metadata.resourceVersion,
      ) &&
      isDeepStrictEqual(
        new Set([...namespaces.entries()].map(([name]) => name)),
        new Set(this.#list('namespaces').map(({ metadata }) => metadata.name)),
      ) &&
      isDeepStrictEqual(
        new Set(
          [...rollouts.entries()].flatMap(
            ([key]) =>
              argoRollouts
                .state(key)
                ?.known.replicaSets?.map(({ uid }) => uid) ?? [],
          ),
        ),
        new Set(this.#list('replicasets').map(({ metadata }) => metadata.uid)),
      ) &&
      listed.every(rollout =>
        isDeepStrictEqual(
          written(known(rollout)),
          written(projectRollout(rollout, OPTIONS)),
        ),
      )
    );
  }

  /** Lets the waits before new tries pass until all is known as it is, and said to be so. */
  untilCurrent(): Promise<void> {
    return this.#until(() => this.state() === 'live' && this.isCurrent());
  }

  untilKnown(name: string): Promise<void> {
    return this.#until(() => this.names().includes(name));
  }

  /** Lets so many waits before new tries pass, and waits for the next failure. */
  async untilTriedAgain(times: number): Promise<void> {
    for (let tried = 0; tried < times; tried += 1) {
      await this.#clock.advance(await this.#clock.backoff());
    }
    await this.#clock.backoff();
  }

  /** Lets the time pass after which a ping is sent, and that within which it is to be answered. */
  async untilSilenceIsNoticed(): Promise<void> {
    const { pingInterval, pingTimeout } = this.#clock;
    for (const wait of [pingInterval, pingTimeout]) {
      await this.#clock.sleepOf(ms => ms === wait);
      await this.#clock.advance(wait);
    }
    await this.#clock.backoff();
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      const wait = await Promise.race([
        this.#nextChange(),
        this.#clock.backoff(),
      ]);
      if (wait !== undefined) await this.#clock.end(wait);
      // Changes come in bunches; one look for all of them.
      await new Promise(resolve => {
        setImmediate(resolve);
      });
    }
  }

  #nextChange(): Promise<undefined> {
    return new Promise(resolve => {
      const unsubscribe = this.#facts.subscribe(() => {
        unsubscribe();
        resolve(undefined);
      });
    });
  }

  #reference(name: string) {
    return { resource: this.#resource('rollouts'), namespace: 'default', name };
  }

  #list(plural: string): StoredObject[] {
    return this.cluster.store.list(this.#resource(plural));
  }

  #resource(plural: string) {
    const found = this.cluster.store.resource(plural);
    if (!found) throw new Error(`no ${plural} are served`);
    return found;
  }
}

function isListOfRollouts({ path, query }: SeenRequest): boolean {
  return (
    path === ROLLOUTS && (!query.has('watch') || query.has('sendInitialEvents'))
  );
}

function canary(name: string, image = 'web:0'): KubernetesObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { namespace: 'default', name },
    spec: {
      replicas: 2,
      strategy: { canary: { steps: [{ pause: {} }] } },
      template: { spec: { containers: [{ name: 'web', image }] } },
    },
  };
}

function replicaSetOf({ metadata: { name, uid } }: StoredObject) {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      namespace: 'default',
      name: `${name}-new`,
      labels: { 'rollouts-pod-template-hash': 'new' },
      ownerReferences: [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Rollout',
          name,
          uid,
          controller: true,
        },
      ],
    },
    spec: { replicas: 1 },
  };
}

/** Without what is there as `undefined`: to be absent is the same. */
function written(facts: RolloutFacts | undefined): unknown {
  return facts && JSON.parse(JSON.stringify(facts));
}
