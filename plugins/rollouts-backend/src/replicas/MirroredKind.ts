import type {
  Freshness,
  RolloutState,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ObjectKey } from '../cluster/FactStore';
import type { KindName, RolloutKind } from '../cluster/RolloutKind';
import type { CloserLook } from './CloserLook';
import type { StoredRollout } from './StoredFacts';

/** The rollouts of one kind as another replica has written them. */
export class MirroredKind implements RolloutKind {
  readonly #rows = new Map<ObjectKey, StoredRollout>();
  readonly #keyOfUid = new Map<string, ObjectKey>();

  /** @param look - what is seen here of those that somebody looks at */
  constructor(
    readonly name: KindName,
    private readonly look: CloserLook,
    private readonly clusterFreshness: () => Freshness,
  ) {}

  *entries(): Iterable<[ObjectKey, RolloutState['facts']]> {
    for (const [key, { state }] of this.#rows) yield [key, state.facts];
  }

  state(key: ObjectKey): RolloutState | undefined {
    const row = this.#rows.get(key);
    return row && this.look.deepen(row.state);
  }

  /** As it was written, by its uid. */
  stored(uid: string): RolloutState | undefined {
    const key = this.#keyOfUid.get(uid);
    return key === undefined ? undefined : this.#rows.get(key)?.state;
  }

  written(key: ObjectKey): StoredRollout | undefined {
    return this.#rows.get(key);
  }

  keyOf(uid: string): ObjectKey | undefined {
    return this.#keyOfUid.get(uid);
  }

  watchedSince(key: ObjectKey): string {
    return this.#rows.get(key)?.watchedSince ?? this.freshness().since;
  }

  open(key: ObjectKey, viewer: string): () => void {
    const uid = this.#rows.get(key)?.state.facts.uid;
    return uid === undefined ? () => {} : this.look.look(uid, viewer);
  }

  freshness(): Freshness {
    return this.clusterFreshness();
  }

  set(key: ObjectKey, row: StoredRollout | undefined): void {
    const before = this.#rows.get(key)?.state;
    const uid = row?.state.facts.uid;
    if (before && before.facts.uid !== uid) {
      this.#keyOfUid.delete(before.facts.uid);
      this.look.gone(before);
    }
    if (row) {
      this.#rows.set(key, row);
      this.#keyOfUid.set(row.state.facts.uid, key);
      this.look.refresh(row.state.facts.uid);
    } else this.#rows.delete(key);
  }

  clear(): void {
    this.#rows.clear();
    this.#keyOfUid.clear();
  }
}
