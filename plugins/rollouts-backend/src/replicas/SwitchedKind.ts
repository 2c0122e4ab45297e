import type {
  Freshness,
  RolloutState,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ObjectKey } from '../cluster/FactStore';
import type { KindName, RolloutKind } from '../cluster/RolloutKind';

type Look = { key: ObjectKey; viewer: string; leave: () => void };

/** One kind of rollouts, wherever what is known of them comes from; who looks at one goes on doing so. */
export class SwitchedKind implements RolloutKind {
  readonly #looks = new Set<Look>();
  #source: RolloutKind;

  constructor(first: RolloutKind) {
    this.#source = first;
  }

  get source(): RolloutKind {
    return this.#source;
  }

  get name(): KindName {
    return this.#source.name;
  }

  entries(): ReturnType<RolloutKind['entries']> {
    return this.#source.entries();
  }

  state(key: ObjectKey): RolloutState | undefined {
    return this.#source.state(key);
  }

  watchedSince(key: ObjectKey): string {
    return this.#source.watchedSince(key);
  }

  freshness(): Freshness {
    return this.#source.freshness();
  }

  open(key: ObjectKey, viewer: string): () => void {
    const look = { key, viewer, leave: openIn(this.#source, key, viewer) };
    this.#looks.add(look);
    return () => {
      if (this.#looks.delete(look)) look.leave();
    };
  }

  switchTo(source: RolloutKind): void {
    this.#source = source;
    for (const look of this.#looks) {
      const { leave } = look;
      look.leave = openIn(source, look.key, look.viewer);
      leave();
    }
  }
}

function openIn(source: RolloutKind, key: ObjectKey, viewer: string) {
  return source.open?.(key, viewer) ?? (() => {});
}
