import fc from 'fast-check';

import { Packer } from './Packer';
import { Shapes } from './Shapes';
import { Vocabulary } from './Vocabulary';

const packer = new Packer();

function again(data: unknown): unknown {
  return packer.unpack(packer.pack(data));
}

describe('what was packed and is unpacked', () => {
  it('is what it was, whatever plain data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), data => {
        // The second time in words.
        expect(again(data)).toEqual(data);
        expect(again(data)).toEqual(data);
      }),
    );
  });

  it('is what it was where keys go on in several ways, in turn', () => {
    const data = [
      { a: 1, b: 2 },
      { a: 1, c: 2 },
      { a: 1 },
      { a: 1, b: 2, c: 3 },
      { a: 1, b: 2 },
    ];
    expect(again(data)).toEqual(data);
    expect(again([...data].reverse())).toEqual([...data].reverse());
  });

  it('is what it was, but for what is not there', () => {
    const data = [
      { a: undefined, b: 1 },
      { a: 1, b: undefined },
      { b: 1 },
      { a: undefined },
      { a: 1, b: 1 },
    ];
    const small = new Packer({ shapes: new Shapes(1) });
    for (const each of [packer, small]) {
      expect(each.unpack(each.pack(data))).toStrictEqual([
        { b: 1 },
        { a: 1 },
        { b: 1 },
        {},
        { a: 1, b: 1 },
      ]);
    }
  });

  it.each([
    ['a time', '2026-11-21T02:46:00Z'],
    ['a time with a fraction', '2026-11-21T02:46:00.1Z'],
    ['a day that there is not', '2026-02-30T02:46:00Z'],
    ['a time before all others', '1969-11-21T02:46:00Z'],
    ['a uid', '5f8a3c0e-0000-4000-8000-123456789abc'],
    ['a uid in capitals', '5F8A3C0E-0000-4000-8000-123456789ABC'],
    ['digits', '90071992547409'],
    ['more digits than a number holds', '90071992547409919'],
    ['digits after a zero', '007'],
    ['quotation marks', '"Say "it" twice"'],
    ['letters that take more than a byte', 'größer – 大きい'],
    ['half a letter', 'a\ud800b'],
    ['no text', ''],
    ['a number below zero', -3],
    ['zero below zero', -0],
    ['a fraction', 0.25],
    ['a large number', Number.MAX_SAFE_INTEGER],
    ['nothing', null],
  ])('is the same: %s', (_, value) => {
    const data = { first: value, then: [value, { value }] };
    expect(again(data)).toEqual(data);
    expect(again(data)).toEqual(data);
  });

  it('has a label that is named like the prototype', () => {
    const data: unknown = JSON.parse('{"__proto__":"mine","other":1}');
    expect(JSON.stringify(again(data))).toBe(JSON.stringify(data));
  });

  it('keeps the order of keys', () => {
    expect(JSON.stringify(again({ b: 1, a: 2 }))).toBe('{"b":1,"a":2}');
    expect(JSON.stringify(again({ a: 2, b: 1 }))).toBe('{"a":2,"b":1}');
  });

  it('cannot be changed', () => {
    expect(isFrozen(again({ list: [{}] }))).toBe(true);
  });

  it('is the same when no further word or shape fits in', () => {
    const full = new Packer({
      shapes: new Shapes(1),
      words: new Vocabulary(1),
    });
    for (let time = 0; time < 3; time += 1) {
      const data = { a: 'first', b: { c: 'second', d: ['second', 'third'] } };
      expect(full.unpack(full.pack(data))).toEqual(data);
    }
  });
});

describe('what is known without it', () => {
  it('is not written again, alone or inside of something else', () => {
    const data = {
      image: 'registry.example/service-1:2.0',
      selector: 'app=service-1',
      message: 'ReplicaSet "service-1-5f6c74b595" of service-1 is gone',
      name: 'service-1',
    };
    const packed = packer.pack(data, 'service-1');
    expect(packed).not.toContain('service-1');
    expect(packer.unpack(packed, 'service-1')).toEqual(data);
  });
});

describe('what many have in common', () => {
  it('takes hardly any room from the third on', () => {
    const message = (name: string) => ({
      reason: 'NewReplicaSetAvailable',
      message: `ReplicaSet "${name}" has successfully progressed.`,
    });
    packer.pack(message('one'));
    packer.pack(message('two'));
    expect(packer.pack(message('three')).length).toBeLessThan(
      'three'.length + 16,
    );
  });
});

function isFrozen(value: unknown): boolean {
  return (
    typeof value !== 'object' ||
    value === null ||
    (Object.isFrozen(value) && Object.values(value).every(isFrozen))
  );
}
