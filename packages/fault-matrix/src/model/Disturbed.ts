import type {
  AccessRule,
  Lift,
  SimulatedCluster,
} from '@rollouts-portal/cluster-simulator';

import type { Event, Place, Step, Trouble, Write } from './Step';

const MANY = 25;
/** By the portal's clock. */
const AFTER_EACH_MS = 400;
const EVERYTHING: readonly AccessRule[] = [
  { groups: ['*'], resources: ['*'], verbs: ['*'] },
];
/** As a team has it that may list namespaces. */
const SOME: readonly AccessRule[] = [
  { groups: [''], resources: ['namespaces'], verbs: ['list', 'watch'] },
  { groups: ['*'], resources: ['*'], verbs: ['*'], namespaces: ['default'] },
];
const VERSIONS: Record<string, string> = {
  v1alpha1: 'v1beta1',
  v1beta1: 'v1alpha1',
};

/** A simulated cluster to which things happen. */
export class Disturbed {
  readonly #begun: { trouble: Trouble; lift: Lift; until: number }[] = [];
  #step = 0;
  #count = 0;

  /** @param portal - as whom the portal watches */
  constructor(
    private readonly cluster: SimulatedCluster,
    private readonly portal: { rules: readonly AccessRule[] },
    private readonly pass: (ms: number) => Promise<void>,
  ) {}

  async take(step: Step): Promise<void> {
    this.#step += 1;
    this.#liftThose(({ until }) => until <= this.#step);
    switch (step.what) {
      case 'write':
        this.#write(step.write, step.place);
        break;
      case 'event':
        this.#happen(step.event);
        break;
      case 'trouble':
        this.#begin(step.trouble, this.#step + step.steps);
        break;
      case 'pass':
        await this.pass(step.ms);
        break;
    }
    // What it leads to may be under way when the next thing happens, or over.
    await this.pass(AFTER_EACH_MS);
  }

  /** Puts objects there. */
  fill(places: readonly Place[]): void {
    for (const place of places) this.#create(place);
  }

  /** Ends all that is wrong; what was written stays. */
  heal(): void {
    this.#liftThose(() => true);
    this.cluster.faults.clear();
  }

  #write(write: Write, place: Place): void {
    const { store } = this.cluster;
    const resource = store.resource(place.plural);
    if (!resource) return;
    const { namespace, name } = place;
    const reference = { resource, namespace, name };
    const isThere = store.find(reference) !== undefined;
    if (isThere && (write === 'remove' || write === 'recreate')) {
      store.delete(reference);
    }
    if (write === 'recreate' || (write === 'create' && !isThere)) {
      this.#create(place);
    }
    if (!isThere) return;
    this.#count += 1;
    const count = this.#count;
    if (write === 'change') {
      store.update(reference, 'main', current => ({
        ...current,
        spec: specOf(count),
      }));
    }
    if (write === 'status') {
      store.update(reference, 'status', current => ({
        ...current,
        status: statusOf(count),
      }));
    }
  }

  #create({ plural, namespace, name }: Place): void {
    const { store } = this.cluster;
    const resource = store.resource(plural);
    if (!resource) return;
    this.#count += 1;
    const { group, version, kind } = resource;
    store.create({
      apiVersion: `${group}/${version}`,
      kind,
      metadata: { namespace, name },
      spec: specOf(this.#count),
    });
  }

  #happen(event: Event): void {
    const { faults, store } = this.cluster;
    switch (event) {
      case 'cut':
        faults.cutWatches();
        break;
      case 'cut abruptly':
        faults.cutWatches({ abruptly: true });
        break;
      case 'expire history':
        faults.expireHistory();
        break;
      case 'go away':
        faults.goAway();
        break;
      case 'storm':
        if (store.resource('rollouts')) faults.storm({ times: 3 });
        break;
      case 'other version': {
        const next = VERSIONS[store.resource('rollouts')?.version ?? ''];
        if (next !== undefined) faults.serveAs('rollouts', next);
        break;
      }
      case 'create many':
        for (const place of many()) this.#write('create', place);
        break;
      case 'remove many':
        for (const place of many()) this.#write('remove', place);
        break;
    }
  }

  #begin(trouble: Trouble, until: number): void {
    if (this.#begun.some(other => other.trouble === trouble)) return;
    this.#begun.push({ trouble, lift: this.#causes(trouble), until });
  }

  #causes(trouble: Trouble): Lift {
    const { faults } = this.cluster;
    switch (trouble) {
      case '401':
        return faults.refuse(401);
      case '403':
        return faults.refuse(403);
      case '404':
        return faults.refuse(404);
      case '410':
        return faults.refuse(410);
      case '429':
        return faults.refuse(429);
      case '500':
        return faults.refuse(500);
      case '503':
        return faults.refuse(503);
      case 'garbage':
        return faults.garbage();
      case 'torn answers':
        return faults.truncate();
      case 'silence':
        return faults.silence();
      case 'vanish':
        return faults.vanish();
      case 'sign-in page':
        return faults.signInPage();
      case 'redirect':
        return faults.redirect();
      case 'empty lists':
        return this.#restoredFromNothing();
      case 'kind removed':
        return this.cluster.store.resource('rollouts')
          ? faults.removeKind('rollouts')
          : () => {};
      case 'some namespaces only':
        return this.#limit();
    }
  }

  /** When such a server has its data back, nobody can go on from a version of the empty one. */
  #restoredFromNothing(): Lift {
    const { faults } = this.cluster;
    const lift = faults.emptyLists();
    return () => {
      lift();
      faults.expireHistory();
      faults.cutWatches();
    };
  }

  #limit(): Lift {
    const { faults } = this.cluster;
    this.portal.rules = SOME;
    faults.cutWatches();
    return () => {
      this.portal.rules = EVERYTHING;
    };
  }

  #liftThose(isOver: (begun: { until: number }) => boolean): void {
    const over = this.#begun.filter(isOver);
    for (const begun of over) {
      begun.lift();
      this.#begun.splice(this.#begun.indexOf(begun), 1);
    }
  }
}

function many(): Place[] {
  return Array.from({ length: MANY }, (_, index) => ({
    plural: 'rollouts',
    namespace: 'default',
    name: `many-${index}`,
  }));
}

/** Of a Rollout and of a Canary, which each look at their own part. */
function specOf(count: number) {
  return {
    replicas: 1 + (count % 3),
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    service: { port: 80 },
    analysis: { interval: '1m', maxWeight: 50, stepWeight: 10 },
    strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } },
    template: {
      spec: { containers: [{ name: 'web', image: `web:${count}` }] },
    },
  };
}

function statusOf(count: number) {
  const phases = ['Healthy', 'Progressing', 'Paused', 'Degraded'];
  return {
    phase: phases[count % phases.length] ?? 'Healthy',
    currentStepIndex: count % 3,
    canaryWeight: count % 50,
    message: `state ${count}`,
  };
}
