import type {
  ReplicaSetFacts,
  RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';
import type { Reflector, ReflectorListener } from './Reflector';
import type { ObservedChange } from './ObservedObjects';
import type { Timing } from './Timing';

export type InFlightOptions = {
  isInFlight(rollout: RolloutFacts): boolean;
  openReflector(
    namespace: string,
    listener: ReflectorListener<ReplicaSetFacts>,
  ): Reflector<ReplicaSetFacts>;
  /** ReplicaSets of the rollouts with these uids may read differently now. */
  onChange(ownerUids: Iterable<string>): void;
  timing: Timing;
  /** Namespaces watched at a time. */
  cap: number;
  /** How long a namespace stays watched after its last rollout came to rest: the old ReplicaSet is still going down. */
  releaseAfter: number;
};

type NamespaceWatch = {
  reflector: Reflector<ReplicaSetFacts>;
  byOwner: Map<string, Map<string, ReplicaSetFacts>>;
  /** uids of the rollouts that it was opened for, and of those that came later. */
  servedUids: Set<string>;
  ended: AbortController;
  /** Present while it waits to be released. */
  release?: AbortController;
};

/**
 * Watches the ReplicaSets of those namespaces in which a rollout is in flight: one watch per namespace, shared by its
 * rollouts, released a while after the last has come to rest. Over the cap, nothing is known rather than guessed.
 */
export class InFlightReplicaSets {
  /** uids of the rollouts in flight, per namespace; the first in line is watched first. */
  readonly #wanted = new Map<string, Set<string>>();
  readonly #watches = new Map<string, NamespaceWatch>();
  readonly #running = new Set<Promise<void>>();

  constructor(
    private readonly options: InFlightOptions,
    private readonly signal: AbortSignal,
  ) {}

  observe(
    before: RolloutFacts | undefined,
    after: RolloutFacts | undefined,
  ): void {
    if (after && this.options.isInFlight(after)) {
      const uids = this.#wanted.get(after.namespace) ?? new Set();
      uids.add(after.uid);
      this.#wanted.set(after.namespace, uids);
      this.#watches.get(after.namespace)?.servedUids.add(after.uid);
    } else {
      const gone = after ?? before;
      if (!gone) return;
      const uids = this.#wanted.get(gone.namespace);
      uids?.delete(gone.uid);
      if (uids?.size === 0) this.#wanted.delete(gone.namespace);
    }
    this.#adjust();
  }

  of(rollout: RolloutFacts): readonly ReplicaSetFacts[] | undefined {
    const watch = this.#watches.get(rollout.namespace);
    if (!watch?.reflector.synced) return undefined;
    return [...(watch.byOwner.get(rollout.uid)?.values() ?? [])];
  }

  /** Resolves when all watches have ended, which they do when the signal aborts. */
  async ended(): Promise<void> {
    await Promise.all(this.#running);
  }

  #adjust(): void {
    if (this.signal.aborted) return;
    for (const [namespace, watch] of this.#watches) {
      if (this.#wanted.has(namespace)) {
        watch.release?.abort();
        delete watch.release;
      } else if (!watch.release) {
        this.#releaseLater(namespace, watch);
      }
    }
    for (const namespace of this.#wanted.keys()) {
      if (this.#watches.has(namespace)) continue;
      if (this.#watches.size >= this.options.cap && !this.#releaseOne()) return;
      this.#open(namespace);
    }
  }

  /** One in flight now counts more than one that has come to rest. */
  #releaseOne(): boolean {
    for (const [namespace, watch] of this.#watches) {
      if (watch.release) {
        this.#close(namespace, watch);
        return true;
      }
    }
    return false;
  }

  #releaseLater(namespace: string, watch: NamespaceWatch): void {
    const release = new AbortController();
    watch.release = release;
    this.options.timing
      .sleep(
        this.options.releaseAfter,
        AbortSignal.any([release.signal, watch.ended.signal, this.signal]),
      )
      .then(
        () => {
          this.#close(namespace, watch);
          this.#adjust();
        },
        () => {},
      );
  }

  #open(namespace: string): void {
    const byOwner = new Map<string, Map<string, ReplicaSetFacts>>();
    const ended = new AbortController();
    const reflector = this.options.openReflector(namespace, {
      changed: change => {
        const owners = index(byOwner, change);
        if (reflector.synced) this.options.onChange(owners);
      },
      // Also those without any ReplicaSet: that is known now.
      replaced: () => this.options.onChange(this.#wanted.get(namespace) ?? []),
      freshnessChanged: () => {},
    });
    this.#watches.set(namespace, {
      reflector,
      byOwner,
      ended,
      servedUids: new Set(this.#wanted.get(namespace)),
    });
    const running = reflector.run(AbortSignal.any([this.signal, ended.signal]));
    this.#running.add(running);
    running.finally(() => this.#running.delete(running)).catch(() => {});
  }

  #close(namespace: string, watch: NamespaceWatch): void {
    if (this.#watches.get(namespace) !== watch) return;
    this.#watches.delete(namespace);
    watch.ended.abort();
    this.options.onChange(watch.servedUids);
  }
}

function index(
  byOwner: Map<string, Map<string, ReplicaSetFacts>>,
  { before, after }: ObservedChange<ReplicaSetFacts>,
): Set<string> {
  const owners = new Set<string>();
  if (before?.ownerUid !== undefined) {
    byOwner.get(before.ownerUid)?.delete(before.uid);
    if (byOwner.get(before.ownerUid)?.size === 0) {
      byOwner.delete(before.ownerUid);
    }
    owners.add(before.ownerUid);
  }
  if (after?.ownerUid !== undefined) {
    const own = byOwner.get(after.ownerUid) ?? new Map();
    own.set(after.uid, after);
    byOwner.set(after.ownerUid, own);
    owners.add(after.ownerUid);
  }
  return owners;
}
