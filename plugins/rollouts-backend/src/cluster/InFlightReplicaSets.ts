import type {
  ReplicaSetFacts,
  RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';
import { NamespaceWatches } from './NamespaceWatches';
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

type ByOwner = Map<string, Map<string, ReplicaSetFacts>>;

/** Watches the ReplicaSets of those namespaces in which a rollout is in flight. */
export class InFlightReplicaSets {
  readonly #namespaces: NamespaceWatches<{
    reflector: Reflector<ReplicaSetFacts>;
    byOwner: ByOwner;
  }>;

  constructor(private readonly options: InFlightOptions, signal: AbortSignal) {
    this.#namespaces = new NamespaceWatches(
      {
        ...options,
        open: namespace => this.#open(namespace),
        closed: uids => options.onChange(uids),
      },
      signal,
    );
  }

  observe(
    before: RolloutFacts | undefined,
    after: RolloutFacts | undefined,
  ): void {
    const rollout = after ?? before;
    if (!rollout) return;
    this.#namespaces.need(
      rollout,
      after !== undefined && this.options.isInFlight(after),
    );
  }

  of(rollout: RolloutFacts): readonly ReplicaSetFacts[] | undefined {
    const watch = this.#namespaces.get(rollout.namespace);
    if (!watch?.reflector.synced) return undefined;
    return [...(watch.byOwner.get(rollout.uid)?.values() ?? [])];
  }

  /** Resolves when all watches have ended, which they do when the signal aborts. */
  ended(): Promise<void> {
    return this.#namespaces.ended();
  }

  #open(namespace: string) {
    const byOwner: ByOwner = new Map();
    const reflector = this.options.openReflector(namespace, {
      changed: change => {
        const owners = index(byOwner, change);
        if (reflector.synced) this.options.onChange(owners);
      },
      // Also those without any ReplicaSet: that is known now.
      replaced: () =>
        this.options.onChange(this.#namespaces.needing(namespace)),
      freshnessChanged: () => {},
    });
    return {
      watched: { reflector, byOwner },
      run: (signal: AbortSignal) => reflector.run(signal),
    };
  }
}

function index(
  byOwner: ByOwner,
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
