import {
  projectRollout,
  type RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';
import fc from 'fast-check';

import { pausedCanary } from '../../testing/pausedCanary';
import { ObservedObjects, type Observed } from '../ObservedObjects';
import { KeptObjects } from './KeptObjects';

const NAMES = ['web', 'api', 'ledger'];

type Seen = { name: string; uid: number; version: number };

const seen = fc.record({
  name: fc.constantFrom(...NAMES),
  uid: fc.nat(1),
  version: fc.nat(2),
});
const write = fc.oneof(
  fc.record({ what: fc.constant('put' as const), seen }),
  fc.record({ what: fc.constant('remove' as const), seen }),
  fc.record({ what: fc.constant('replace' as const), all: fc.array(seen) }),
);

describe('KeptObjects', () => {
  it('tells and has the same as one that packs nothing', () => {
    fc.assert(
      fc.property(fc.array(write), writes => {
        const kept = new KeptObjects<RolloutFacts>();
        const plain = new ObservedObjects<RolloutFacts>();
        for (const each of writes) {
          expect(apply(each, kept)).toEqual(apply(each, plain));
          expect([...kept.entries()]).toEqual([...plain.entries()]);
        }
        expect(kept.size).toBe(plain.size);
        expect([...kept.keys()]).toEqual([...plain.keys()]);
        for (const key of plain.keys()) {
          expect(kept.get(key)).toEqual(plain.get(key));
          expect(plain.get(key)).toMatchObject(markOf(kept, key));
        }
      }),
    );
  });

  it('gives facts that nobody can change', () => {
    const kept = new KeptObjects<RolloutFacts>();
    apply({ what: 'put', seen: { name: 'web', uid: 0, version: 0 } }, kept);
    const facts = kept.get('shop/web');
    expect(Object.isFrozen(facts)).toBe(true);
    expect(Object.isFrozen(facts?.status.conditions[0])).toBe(true);
    expect(Object.isFrozen(facts?.labels)).toBe(true);
  });
});

type Store = Pick<ObservedObjects<RolloutFacts>, 'put' | 'remove' | 'replace'>;

function apply(
  each:
    | { what: 'put' | 'remove'; seen: Seen }
    | { what: 'replace'; all: readonly Seen[] },
  store: Store,
) {
  switch (each.what) {
    case 'put':
      return store.put(keyOf(each.seen), observed(each.seen));
    case 'remove':
      return store.remove(keyOf(each.seen));
    default:
      return store.replace(
        new Map(each.all.map(one => [keyOf(one), observed(one)])),
      );
  }
}

function keyOf({ name }: Seen): string {
  return `shop/${name}`;
}

function observed({ name, uid, version }: Seen): Observed<RolloutFacts> {
  const resourceVersion = String(version);
  const facts = {
    ...projectRollout(
      pausedCanary({ namespace: 'shop', name, uid: `uid-${uid}` }),
    ),
    resourceVersion,
    revision: version,
  };
  return { uid: facts.uid, resourceVersion, facts };
}

/** Plain, to be compared: which class it is does not matter. */
function markOf(kept: KeptObjects<RolloutFacts>, key: string) {
  const { uid, namespace, name, labels, annotations } =
    kept.mark(key) ?? fail(key);
  return { uid, namespace, name, labels, annotations };
}

function fail(key: string): never {
  throw new Error(`there is no ${key}`);
}
