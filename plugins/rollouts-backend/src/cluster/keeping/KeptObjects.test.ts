import {
  readRollout,
  type RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';
import fc from 'fast-check';

import { pausedCanary } from '../../testing/pausedCanary';
import { ObservedObjects, type Observed } from '../ObservedObjects';
import type { ObservedStore } from '../ObservedStore';
import { KeptObjects } from './KeptObjects';

const NAMES = ['web', 'api', 'ledger'];

type Seen = { name: string; uid: number; version: number };

const seen = fc.record({
  name: fc.constantFrom(...NAMES),
  uid: fc.nat(1),
  version: fc.nat(2),
});
const write = fc.oneof(
  fc.record({
    what: fc.constantFrom('put' as const, 'put-listed' as const),
    seen,
  }),
  fc.record({ what: fc.constant('remove' as const), seen }),
  fc.record({ what: fc.constant('replace' as const), all: fc.array(seen) }),
);

describe('KeptObjects', () => {
  it('has the same of those that were open and had to be closed', () => {
    const kept = new KeptObjects<RolloutFacts>();
    const many = Array.from({ length: 1_500 }, (_, index) =>
      observed({ name: `web-${index}`, uid: index, version: index }),
    );
    for (const one of many) kept.put(`shop/${one.facts.name}`, one);
    const again = many.map(({ facts }) => kept.get(`shop/${facts.name}`));
    expect(again).toEqual(many.map(({ facts }) => facts));
  });

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

  it.each<Write>([
    { what: 'put', seen: { name: 'web', uid: 0, version: 0 } },
    { what: 'replace', all: [{ name: 'web', uid: 0, version: 0 }] },
  ])('gives facts that nobody can change, after a $what', written => {
    const kept = new KeptObjects<RolloutFacts>();
    apply(written, kept);
    const facts = kept.get('shop/web');
    expect(Object.isFrozen(facts)).toBe(true);
    expect(Object.isFrozen(facts?.status.conditions[0])).toBe(true);
    expect(Object.isFrozen(facts?.labels)).toBe(true);
  });
});

type Store = Pick<
  ObservedStore<RolloutFacts>,
  'keep' | 'put' | 'remove' | 'replace'
>;

type Write =
  | { what: 'put' | 'put-listed' | 'remove'; seen: Seen }
  | { what: 'replace'; all: readonly Seen[] };

function apply(each: Write, store: Store) {
  switch (each.what) {
    case 'put':
      return store.put(keyOf(each.seen), observed(each.seen));
    // As of a list of one namespace.
    case 'put-listed':
      return store.put(keyOf(each.seen), store.keep(observed(each.seen)));
    case 'remove':
      return store.remove(keyOf(each.seen));
    default:
      return [
        ...store.replace(
          new Map(each.all.map(one => [keyOf(one), observed(one)])),
        ),
      ];
  }
}

function keyOf({ name }: Seen): string {
  return `shop/${name}`;
}

function observed({ name, uid, version }: Seen): Observed<RolloutFacts> {
  const resourceVersion = String(version);
  const facts = {
    ...readRollout(
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
