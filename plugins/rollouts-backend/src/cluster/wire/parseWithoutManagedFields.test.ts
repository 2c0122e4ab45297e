import fc from 'fast-check';

import { parseWithoutManagedFields } from './parseWithoutManagedFields';

/** What it stands for. */
function parseThenDelete(text: string): unknown {
  const object: unknown = JSON.parse(text);
  if (isRecord(object) && isRecord(object.metadata)) {
    delete object.metadata.managedFields;
  }
  return object;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string, within?: readonly string[]): unknown {
  return parseWithoutManagedFields(Buffer.from(text), within);
}

/** Texts that look like what is looked for, and all that ends or escapes a string. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'managedFields',
    'metadata',
    '"managedFields":[',
    ',"managedFields":[{"manager":"x"}],',
    '{"metadata":{"managedFields":[]}}',
    '\\',
    '\\"',
    '"}]',
    '}',
    ']}',
    '\u0000\n\t',
    'größer – 大きい 🚀',
    '\ud83d',
  ),
);
// JSON.parse of Node 24.18 itself now and then takes a name that has an escape for one with a backslash in that place.
const name = text.filter(each => !each.includes('\\'));
const { data } = fc.letrec(tie => ({
  data: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.constantFrom(true, false, null),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.dictionary(name, tie('data'), { maxKeys: 5 }),
  ),
}));
/** Members in an order of their own. */
function objectOf(members: Record<string, fc.Arbitrary<unknown>>) {
  return fc
    .tuple(
      fc.record(members, { requiredKeys: [] }),
      fc.dictionary(name, data, { maxKeys: 4 }),
      fc.infiniteStream(fc.nat()),
    )
    .map(([known, others, order]) =>
      Object.fromEntries(
        Object.entries({ ...others, ...known })
          .map(member => ({ member, rank: order.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ member }) => member),
      ),
    );
}
const managedFields = fc.oneof(data, fc.array(data, { maxLength: 3 }));
const object = objectOf({
  metadata: fc.oneof(
    objectOf({ managedFields, annotations: data, name: text }),
    data,
  ),
  managedFields,
  spec: objectOf({ metadata: objectOf({ managedFields }), managedFields }),
});
const written = fc
  .tuple(object, fc.constantFrom(undefined, 1, '\t', ' \n'))
  .map(([value, space]) => JSON.stringify(value, undefined, space));

describe('parseWithoutManagedFields', () => {
  it('is JSON.parse without metadata.managedFields, whatever the object', () => {
    fc.assert(
      fc.property(written, json => {
        expect(parse(json)).toEqual(parseThenDelete(json));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is that within the line of a watch, too', () => {
    fc.assert(
      fc.property(object, fc.boolean(), (value, isTypeFirst) => {
        const json = JSON.stringify(
          isTypeFirst
            ? { type: 'ADDED', object: value }
            : { object: value, type: 'ADDED' },
        );
        expect(parse(json, ['object'])).toEqual({
          type: 'ADDED',
          object: parseThenDelete(JSON.stringify(value)),
        });
      }),
    );
  });

  it.each([
    ['alone', '{"metadata":{"managedFields":[{}]}}'],
    ['first', '{"metadata":{"managedFields":[{}],"name":"a"}}'],
    ['last', '{"metadata":{"name":"a","managedFields":[{}]}}'],
    ['between', '{"metadata":{"name":"a","managedFields":[{}],"uid":"b"}}'],
    ['with space', '{"metadata" : { "managedFields" : [ {} ] , "name":"a" } }'],
    ['empty', '{"metadata":{"managedFields":[],"name":"a"}}'],
    ['null', '{"metadata":{"managedFields":null,"name":"a"}}'],
  ])('cuts them out where they stand %s', (_, json) => {
    expect(parse(json)).toEqual(parseThenDelete(json));
    expect(JSON.stringify(parse(json))).not.toContain('managedFields');
  });

  it('leaves what is called so elsewhere', () => {
    const value = {
      managedFields: [1],
      metadata: { annotations: { managedFields: '"managedFields":[' } },
      spec: { metadata: { managedFields: [2] }, managedFields: { a: '}' } },
    };
    expect(parse(JSON.stringify(value))).toEqual(value);
  });

  it('leaves those that say what Argo CD has applied, since that is read', () => {
    const value = {
      metadata: {
        annotations: { 'argocd.argoproj.io/tracking-id': 'shop' },
        managedFields: [{ manager: 'argocd-controller', operation: 'Apply' }],
        name: 'web',
      },
    };
    expect(parse(JSON.stringify(value))).toEqual(value);
    const { name: _, ...nameless } = value.metadata;
    const last = { metadata: nameless };
    expect(parse(JSON.stringify(last))).toEqual(last);
  });

  it('cuts them out of what Argo CD tracks and others have applied', () => {
    const metadata = {
      annotations: { 'argocd.argoproj.io/tracking-id': 'shop' },
      managedFields: [{ manager: 'kubectl', operation: 'Apply' }],
      name: 'web',
    };
    expect(parse(JSON.stringify({ metadata }))).toEqual({
      metadata: { annotations: metadata.annotations, name: 'web' },
    });
  });

  it.each([
    ['a list in them', [{ fieldsV1: { 'f:x': [] }, time: 'now' }]],
    ['brackets in a text of them', [{ manager: '],"name":"x"' }]],
    ['a bracket that opens in a text of them', [{ manager: '[' }]],
    ['a text before that looks like them', [{ manager: 'x' }]],
  ])('is not misled by %s', (_, entries) => {
    const annotations = { note: ',"managedFields":[{"a":1}],"name":"' };
    const metadata = { annotations, managedFields: entries, name: 'web' };
    const spec = { x: [1], name: 'y', managedFields: [], z: { name: 'z' } };
    expect(parse(JSON.stringify({ metadata, spec }))).toEqual({
      metadata: { annotations, name: 'web' },
      spec,
    });
  });

  it('refuses what is cut off, wherever that is', () => {
    const json =
      '{"metadata":{"name":"a","managedFields":[{"x":"\\"]"}],"uid":"b"},"spec":[1]}';
    for (let length = 0; length < json.length; length += 1) {
      expect(() => parse(json.slice(0, length))).toThrow(SyntaxError);
    }
  });

  it.each(['', ' ', 'null', '1', '"text"', '[]', '{}', '{"metadata":null}'])(
    'does with %j as JSON.parse does',
    json => {
      const outcome = (work: () => unknown) => {
        try {
          return work();
        } catch (error) {
          return String(error);
        }
      };
      expect(outcome(() => parse(json))).toEqual(
        outcome(() => JSON.parse(json)),
      );
    },
  );
});
