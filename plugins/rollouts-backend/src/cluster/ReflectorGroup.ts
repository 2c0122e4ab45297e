import {
  sentence,
  type Freshness,
  type FreshnessState,
} from '@rollouts-portal/plugin-rollouts-common';
import type { FactStore, ObjectKey } from './FactStore';
import type { Reflector } from './Reflector';

export type ReflectorScope<Facts> = {
  /** The namespace; undefined: all. */
  name?: string;
  reflector: Reflector<Facts>;
};

// The most telling first: what keeps the others from being known.
const ORDER: readonly FreshnessState[] = [
  'unreachable',
  'auth-failed',
  'stale',
  'reconnecting',
  'syncing',
  'denied',
  'absent',
  'partial',
  'live',
];

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
    const all = this.scopes.map(scope => ({
      name: scope.name,
      freshness: scope.reflector.freshness(),
    }));
    const shut = all.filter(
      ({ freshness: { state } }) => state === 'denied' || state === 'absent',
    );
    const worst = ORDER.flatMap(state =>
      all.filter(({ freshness }) => freshness.state === state),
    )[0];
    if (!worst) throw new Error('a group has at least one scope');
    const isPartial =
      all.some(({ freshness }) => freshness.state === 'live') &&
      shut.some(({ freshness }) => freshness === worst.freshness);
    if (!isPartial) return worst.freshness;
    return {
      ...worst.freshness,
      state: 'partial',
      problem: sentence('cluster-partial', {
        namespaces: shut.map(({ name }) => name).join(', '),
      }),
    };
  }

  /** Resolves when the signal has aborted. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(
      this.scopes.map(({ reflector }) => reflector.run(signal)),
    );
  }
}
