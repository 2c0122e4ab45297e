import type { Freshness } from '@rollouts-portal/plugin-rollouts-common';

import { combinedFreshness, type FreshnessOf } from './combinedFreshness';
import type { FactStore, ObjectKey } from './FactStore';
import type { Reflector } from './Reflector';

export type ReflectorScope<Facts> = {
  /** The namespace; undefined: all. */
  name?: string;
  reflector: Reflector<Facts>;
};

/** One kind over all scopes in which it may be watched, seen as one. */
export class ReflectorGroup<Facts> implements FactStore<Facts> {
  constructor(private readonly scopes: readonly ReflectorScope<Facts>[]) {}

  get(key: ObjectKey): Facts | undefined {
    for (const { reflector } of this.scopes) {
      const facts = reflector.objects.get(key);
      if (facts !== undefined) return facts;
    }
    return undefined;
  }

  get size(): number {
    return this.scopes.reduce(
      (sum, { reflector }) => sum + reflector.objects.size,
      0,
    );
  }

  *entries(): IterableIterator<[ObjectKey, Facts]> {
    for (const { reflector } of this.scopes) yield* reflector.objects.entries();
  }

  freshness(): Freshness {
    const [first, ...others] = this.scopes.map(
      ({ name = '', reflector }): FreshnessOf => ({
        name,
        freshness: reflector.freshness(),
      }),
    );
    if (!first) throw new Error('a group has at least one scope');
    return combinedFreshness([first, ...others]);
  }

  /** Resolves when the signal has aborted. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(
      this.scopes.map(({ reflector }) => reflector.run(signal)),
    );
  }
}
