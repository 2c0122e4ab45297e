import type { Clock } from '../clock/Clock';
import { ANSWER_OF_HOOK } from '../controllers/flagger/hookAnswers';
import { ANSWERS_OF } from '../controllers/metrics/scriptedAnswer';
import { POD_FATE, type PodFate } from '../controllers/workloads/podFate';
import { applyMergePatch } from '../store/applyMergePatch';
import type { ClusterStore, Reference } from '../store/ClusterStore';
import type { JsonObject } from '../store/Json';
import {
  isKubernetesObject,
  type KubernetesObject,
  type StoredObject,
} from '../store/KubernetesObject';
import { nextVersion } from './nextVersion';
import type { Placement } from './Placement';
import type { Story } from './Story';
import { imageOf } from './workloadStates';

/** How long a controller may take to see a new version, in seconds. */
const TAKEN_UP = 3;

type Answer = number | 'good' | 'bad' | 'none';

export type DeployedServiceOptions = {
  placement: Placement;
  kind: Story['kind'];
  store: ClusterStore;
  clock: Clock;
  /** Ends the story: what is waited for then rejects with its reason. */
  signal: AbortSignal;
  random: () => number;
  /** How many times faster than usual the story goes. */
  pace: number;
};

/** One service in one cluster, and what its people and its pipeline do to it. */
export class DeployedService {
  readonly #options: DeployedServiceOptions;

  constructor(options: DeployedServiceOptions) {
    this.#options = options;
  }

  /** The object that carries the state. */
  get workload(): StoredObject {
    return this.#options.store.get(this.#reference(this.#options.kind));
  }

  /** Whether somebody has deleted it. */
  get isGone(): boolean {
    const { kind, store } = this.#options;
    return store.find(this.#reference(kind)) === undefined;
  }

  apply(objects: readonly KubernetesObject[]): void {
    for (const object of objects) this.#options.store.create(object);
  }

  /** A pipeline deploys the next version, and the controller takes it up. */
  async release({ crashing = false } = {}): Promise<void> {
    await this.#deploy(
      nextVersion(this.image),
      // What the pipeline applies says nothing of a pause, so that one made by hand ends.
      this.#options.kind === 'Rollout' ? { paused: null } : {},
      crashing ? 'crashes' : null,
    );
  }

  get image(): string {
    return imageOf(
      this.#options.store.get(this.#reference(this.#templateKind)),
    );
  }

  /** Somebody goes to another version, and the controller takes it up. */
  async setImage(image: string): Promise<void> {
    await this.#deploy(image, {}, null);
  }

  /** A merge patch of the spec of the object that carries the state. */
  patchSpec(spec: JsonObject): void {
    this.#patch(this.#options.kind, 'main', { spec });
  }

  /** What the metrics system says from now on of this metric; the last answer repeats. */
  answer(metric: string, answers: readonly Answer[]): void {
    const script = { since: this.#now(), answers };
    this.#annotate(`${ANSWERS_OF}${metric}`, JSON.stringify(script));
  }

  /** What the hook of this name says from now on, such as `403 closed`. */
  answerHook(name: string, answer: string): void {
    this.#annotate(`${ANSWER_OF_HOOK}${name}`, answer);
  }

  /** Like `kubectl argo rollouts promote --full`. */
  promoteFully(): void {
    this.#patch('Rollout', 'status', {
      pauseConditions: null,
      promoteFull: true,
    });
  }

  /** Like `kubectl argo rollouts abort`. */
  abort(): void {
    this.#patch('Rollout', 'status', { abort: true });
  }

  /** Like `kubectl argo rollouts restart`. */
  restart(): void {
    this.patchSpec({ restartAt: this.#now() });
  }

  /** So many seconds pass: somewhere between the two. */
  async wait(atLeast: number, atMost: number = atLeast): Promise<void> {
    const { clock, random, signal } = this.#options;
    await clock.wait(
      this.#milliseconds(atLeast + random() * (atMost - atLeast)),
      signal,
    );
    signal.throwIfAborted();
  }

  /** Until this holds, but no longer than so many seconds; says whether it came to hold. */
  async until(
    holds: (workload: StoredObject) => boolean,
    { atMost }: { atMost: number },
  ): Promise<boolean> {
    const { clock, signal, store } = this.#options;
    if (!this.isGone && holds(this.workload)) return true;
    const reached = new AbortController();
    const { uid } = this.isGone ? { uid: '' } : this.workload.metadata;
    const unsubscribe = store.subscribe(({ type, object }) => {
      if (object.metadata.uid !== uid) return;
      if (type === 'DELETED' || holds(object)) reached.abort();
    });
    await clock.wait(
      this.#milliseconds(atMost),
      AbortSignal.any([reached.signal, signal]),
    );
    unsubscribe();
    signal.throwIfAborted();
    return !this.isGone && holds(this.workload);
  }

  async #deploy(
    image: string,
    spec: JsonObject,
    fate: PodFate['kind'] | null,
  ): Promise<void> {
    const { service } = this.#options.placement;
    this.#patch(this.#templateKind, 'main', {
      spec: {
        ...spec,
        template: {
          metadata: { annotations: { [POD_FATE]: fate } },
          spec: {
            containers: [
              {
                name: service,
                image,
                ports: [{ name: 'http', containerPort: 8080 }],
              },
            ],
          },
        },
      },
    });
    await this.wait(TAKEN_UP);
  }

  #annotate(annotation: string, value: string): void {
    this.#patch(this.#options.kind, 'main', {
      metadata: { annotations: { [annotation]: value } },
    });
  }

  /** To the second, as Kubernetes writes times. */
  #now(): string {
    return this.#options.clock
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
  }

  get #templateKind(): 'Rollout' | 'Deployment' {
    return this.#options.kind === 'Rollout' ? 'Rollout' : 'Deployment';
  }

  #milliseconds(seconds: number): number {
    return (seconds * 1_000) / this.#options.pace;
  }

  #patch(kind: Story['kind'], part: 'main' | 'status', patch: JsonObject) {
    const { store } = this.#options;
    store.update(this.#reference(kind), part, current => {
      const patched = applyMergePatch(
        current,
        part === 'status' ? { status: patch } : patch,
      );
      if (!isKubernetesObject(patched)) throw new Error('a patch broke it');
      return patched;
    });
  }

  #reference(kind: Story['kind']): Reference {
    const { store, placement } = this.#options;
    const resource = store.resources.find(served => served.kind === kind);
    if (!resource) throw new Error(`no kind ${kind} is served`);
    return {
      resource,
      namespace: placement.namespace,
      name: placement.service,
    };
  }
}
