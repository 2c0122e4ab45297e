import fc from 'fast-check';

/** One thing that somebody, or a controller that we do not know, did to an object. */
type Damage = {
  /** Which key at each level, counted round. */
  way: readonly number[];
  how: 'remove' | 'replace' | 'repeat' | 'add';
  value: unknown;
};

/** What no field expects: other types, and texts and numbers at the edge of what is allowed. */
const absurd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    '__proto__',
    'constructor',
    '-1',
    '9'.repeat(400),
    '2026-13-45T99:00:00Z',
    '+275760-09-13T00:00:00Z',
    '😀'.repeat(500),
    0,
    -1,
    -0,
    0.1,
    1e308,
    5e-324,
    Number.MAX_SAFE_INTEGER,
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

const damage: fc.Arbitrary<Damage> = fc.record({
  way: fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 }),
  how: fc.constantFrom<Damage['how'][]>(
    'remove',
    'replace',
    'replace',
    'repeat',
    'add',
  ),
  value: absurd,
});

/** Objects that were recorded, each with one field or some removed, nulled, of another type or absurd. */
export function brokenObjects(
  recorded: readonly object[],
): fc.Arbitrary<unknown> {
  return fc
    .record({
      which: fc.nat(recorded.length - 1),
      damages: fc.array(damage, { minLength: 1, maxLength: 4 }),
    })
    .map(({ which, damages }) => {
      // A copy, and one that may have a key named `__proto__`, as what comes from the wire may.
      const copy: unknown = JSON.parse(JSON.stringify(recorded[which]));
      for (const each of damages) apply(copy, each);
      return copy;
    });
}

function apply(root: unknown, { way, how, value }: Damage): void {
  let parent = root;
  for (const [depth, turn] of way.entries()) {
    if (typeof parent !== 'object' || parent === null) return;
    const keys = Object.keys(parent);
    const key = keys[turn % keys.length];
    if (key === undefined) return;
    const child: unknown = Reflect.get(parent, key);
    const isLeaf = typeof child !== 'object' || child === null;
    if (depth === way.length - 1 || isLeaf) {
      damageAt(parent, key, how, value);
      return;
    }
    parent = child;
  }
}

function damageAt(
  parent: object,
  key: string,
  how: Damage['how'],
  value: unknown,
): void {
  switch (how) {
    case 'remove':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else Reflect.deleteProperty(parent, key);
      return;
    case 'replace':
      Reflect.set(parent, key, value);
      return;
    case 'repeat':
      if (Array.isArray(parent)) parent.push(...parent.slice(0, 50));
      else Reflect.set(parent, key, Array(50).fill(Reflect.get(parent, key)));
      return;
    case 'add':
      // Not by assignment, which would set the prototype instead.
      Object.defineProperty(parent, '__proto__', {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
}
