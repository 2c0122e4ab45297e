import fc from 'fast-check';

import { parseWithoutUnread } from './parseWithoutUnread';

/** What it stands for. */
function parseThenDelete(text: string): unknown {
  const object: unknown = JSON.parse(text);
  if (isRecord(object) && isRecord(object.metadata)) {
    delete object.metadata.managedFields;
  }
  return object;
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const TRACKING_ID = 'argocd.argoproj.io/tracking-id';

/** Lists and texts of these names may be there, or not; the texts are there where Argo CD tracks the object. */
function withoutPerhaps(
  value: unknown,
  isTracked = hasTrackingId(value),
): unknown {
  if (Array.isArray(value)) {
    return value.map(each => withoutPerhaps(each, isTracked));
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, member]) =>
          !(key === 'env' && Array.isArray(member)) &&
          !(key === LAST_APPLIED && typeof member === 'string' && !isTracked),
      )
      .map(([key, member]) => [key, withoutPerhaps(member, isTracked)]),
  );
}

function hasTrackingId(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value.metadata)) return false;
  const { annotations } = value.metadata;
  return isRecord(annotations) && TRACKING_ID in annotations;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function parse(text: string, within?: readonly string[]): unknown {
  return parseWithoutUnread(Buffer.from(text), within);
}

/** Texts that look like what is looked for, and all that ends or escapes a string. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'managedFields',
    'metadata',
    '"managedFields":[',
    ',"managedFields":[{"manager":"x"}],',
    ',"env":[{"name":"x"}],"image":"',
    `"${LAST_APPLIED}":"{}\n","`,
    '{"a":",","b":"x,"}\n',
    '}\n',
    '},',
    ',',
    ',"',
    '{"env":[',
    '],"image":',
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
const manifest = text.map(each => `{"a":${JSON.stringify(each)}}\n`);
/** In lists, too, where what comes behind may be another object. */
const someApplied = fc.record(
  { [LAST_APPLIED]: fc.oneof(text, manifest), a: manifest, b: text },
  { requiredKeys: [] },
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
    fc.array(fc.oneof(someApplied, tie('data')), { maxLength: 4 }),
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
const someAnnotations = objectOf({
  [LAST_APPLIED]: fc.oneof(manifest, text, data),
  [TRACKING_ID]: fc.constant('shop'),
});
const env = fc.array(fc.record({ name: text, value: text }), { maxLength: 3 });
/** In the order in which custom resources have them, and in that of the API server's own types. */
const container = fc.oneof(
  fc.record({ args: data, env, image: text, name: text }),
  fc.record({ name: text, image: text, env, resources: data }),
);
const object = objectOf({
  metadata: fc.oneof(
    objectOf({
      managedFields,
      annotations: fc.oneof(someAnnotations, data),
      name: text,
    }),
    data,
  ),
  managedFields,
  spec: objectOf({
    metadata: objectOf({ managedFields, annotations: someAnnotations }),
    managedFields,
    containers: fc.array(container, { maxLength: 3 }),
  }),
});
const written = fc
  .tuple(object, fc.constantFrom(undefined, 1, '\t', ' \n'))
  .map(([value, space]) => JSON.stringify(value, undefined, space));

describe('parseWithoutUnread', () => {
  it('is JSON.parse without metadata.managedFields, perhaps without what else is unread, whatever the object', () => {
    fc.assert(
      fc.property(written, json => {
        expect(withoutPerhaps(parse(json))).toEqual(
          withoutPerhaps(parseThenDelete(json)),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuses any part of it that JSON.parse refuses, as whoever reads a list relies on that', () => {
    fc.assert(
      fc.property(object, value => {
        const json = JSON.stringify(value);
        for (const { index } of json.matchAll(/[}\]]/g)) {
          const part = json.slice(0, index + 1);
          if (part === json) continue;
          expect(() => parse(part)).toThrow(SyntaxError);
        }
      }),
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
        const read = parse(json, ['object']);
        expect(read).toHaveProperty('type', 'ADDED');
        expect(withoutPerhaps(memberOf(read, 'object'))).toEqual(
          withoutPerhaps(parseThenDelete(JSON.stringify(value))),
        );
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

  it("takes nobody else's for those of the object", () => {
    const metadata = {
      annotations: { 'argocd.argoproj.io/tracking-id': 'shop' },
      name: 'web',
    };
    const inside = {
      managedFields: [{ manager: 'argocd-controller', operation: 'Apply' }],
      name: 'in a template',
    };
    const spec = { template: { metadata: inside } };
    expect(parse(JSON.stringify({ metadata, spec }))).toHaveProperty(
      'metadata',
      metadata,
    );
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

  const applied = '{"spec":{"env":[{"value":"sé,\\"cret"}]},"x":"},"}\n';
  const REVISION = 'rollout.argoproj.io/revision';
  it.each([
    ['alone', {}, {}],
    ['last', { 'a.b/c': 'd' }, {}],
    ['first', {}, { [REVISION]: '3' }],
    ['between', { 'a.b/c': ',' }, { [REVISION]: '3' }],
  ])(
    'cuts out what kubectl applied last where it stands %s',
    (_, before, behind) => {
      const about = { managedFields: [{}], name: 'web' };
      const annotations = { ...before, [LAST_APPLIED]: applied, ...behind };
      const json = JSON.stringify({ metadata: { annotations, ...about } });
      const read = {
        metadata: { annotations: { ...before, ...behind }, name: 'web' },
      };
      expect(parse(json)).toEqual(read);
      expect(parse(`{"object":${json}}`, ['object'])).toEqual({ object: read });
    },
  );

  it.each([
    ['that is a comma', { [LAST_APPLIED]: ',', name: 'web' }],
    ['that is a bracket and a comma', { [LAST_APPLIED]: '},', name: 'web' }],
    ['that ends with a comma', { [LAST_APPLIED]: '{}\n,', name: 'web' }],
    ['that ends with a quoted comma', { [LAST_APPLIED]: '"}\n",', a: 'b' }],
    ['that ends with a backslash', { [LAST_APPLIED]: '}\\n', name: 'web' }],
    ['that is empty', { [LAST_APPLIED]: '', name: 'web' }],
    ['that is no manifest', { [LAST_APPLIED]: '{}', name: 'web' }],
    ['that is none', { [LAST_APPLIED]: null, name: 'web' }],
    ['that is written in one', { name: `"${LAST_APPLIED}":"{}\n","` }],
    [
      'behind what else is cut',
      { managedFields: [1], [LAST_APPLIED]: '{}\n', name: 'web' },
    ],
    ['far behind', { a: 'x'.repeat(2_048), [LAST_APPLIED]: '{}\n' }],
  ])('leaves a text %s', (_, given) => {
    const value = { metadata: { annotations: given, labels: { a: 'b' } } };
    expect(parse(JSON.stringify(value))).toEqual(value);
  });

  const K = `"${LAST_APPLIED}"`;
  it.each([
    ['a blank behind its object', `{"a":{${K}:"x"}, "b":{"c":"d"},"e":"f"}`],
    ['a blank behind a manifest', `{"a":{${K}:"{}\\n"}, "b":"c","e":"f"}`],
    ['a blank behind it', `{"a":{${K}:"{}\\n", "b":"c","e":"f"}}`],
    ['a new line behind its object', `{"a":{${K}:"x"},\n"b":"c","e":{}}`],
    ['nothing behind it', `{${K}:"{}\\n"}`],
    ['an object behind it in a list', `{"l":[{${K}:"x"},{"a":"}\\n","c":1}]}`],
    ['a manifest in a list', `{"l":[{${K}:"{}\\n"},{"a":1}]}`],
    [
      'an object some way behind it in a list',
      `{"l":[{"z":{${K}:"x"}},7,true,{"y":{"q":"}\\n","b":1}}]}`,
    ],
    [
      'what looks like its end in another object',
      `[{${K}:"x"},{"a":{"b":"}\\n","c":1}}]`,
    ],
  ])('leaves a text with %s', (_, json) => {
    expect(parse(json)).toEqual(JSON.parse(json));
  });

  it('refuses a part of a list in which brackets would be cut out', () => {
    const part = `{"l":[{${K}:"x"},{"m":[{"q":"}\\n","b":1}]}`;
    expect(() => JSON.parse(part)).toThrow(SyntaxError);
    expect(() => parse(part)).toThrow(SyntaxError);
  });

  it('cuts out only one of two that touch each other', () => {
    const json = `{"metadata":{"a":1,${K}:"{}\\n","managedFields":[1]}}`;
    expect(parse(json)).toEqual({ metadata: { a: 1, [LAST_APPLIED]: '{}\n' } });
  });

  it.each([
    ['before', { [TRACKING_ID]: 'shop' }, {}],
    ['behind', {}, { [TRACKING_ID]: 'shop' }],
  ])(
    'leaves what Argo CD applied when it says so %s, since that is read',
    (_, before, behind) => {
      const annotations = { ...before, [LAST_APPLIED]: applied, ...behind };
      const metadata = { annotations, managedFields: [{}], name: 'web' };
      const json = JSON.stringify({ metadata });
      const read = { metadata: { annotations, name: 'web' } };
      expect(parse(json)).toEqual(read);
      expect(parse(`{"object":${json}}`, ['object'])).toEqual({ object: read });
    },
  );

  const variables = [
    { name: 'TOKEN', value: 'secret' },
    { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
  ];
  it.each([
    ['first', { env: variables, image: 'web:1' }, { image: 'web:1' }],
    [
      'behind a list',
      {
        args: ['-v'],
        command: ['run'],
        env: variables,
        envFrom: [{}],
        image: 'web:1',
      },
      { args: ['-v'], command: ['run'], envFrom: [{}], image: 'web:1' },
    ],
    [
      'as the types of the API server have it',
      { name: 'web', image: 'web:1', env: variables, resources: {} },
      { name: 'web', image: 'web:1', resources: {} },
    ],
  ])('cuts out env of every container where it stands %s', (_, given, read) => {
    const spec = {
      containers: [given, given],
      initContainers: [given],
    };
    const metadata = { managedFields: [{}], name: 'web' };
    expect(parse(JSON.stringify({ metadata, spec }))).toEqual({
      metadata: { name: 'web' },
      spec: { containers: [read, read], initContainers: [read] },
    });
  });

  it.each([
    ['a list in it', { env: [{ name: 'A', list: [] }], image: 'web:1' }],
    ['brackets in a text of it', { env: [{ value: '],[' }], image: 'web:1' }],
    [
      'something else behind it',
      { env: variables, what: 'is this', image: 'web:1' },
    ],
    ['nothing behind it', { image: 'web:1', env: variables }],
    ['a text that looks like it', { args: [',"env":[{}],"image":"'] }],
    ['a map', { env: { image: 'web:1' }, image: 'web:1' }],
  ])('leaves an env with %s', (_, given) => {
    const value = { spec: { containers: [given] } };
    expect(parse(JSON.stringify(value))).toEqual(value);
  });

  it.each([
    '{"env":[]{"image":"web"}',
    '{"metadata":{"managedFields":[]{"name":"web"}}',
  ])('refuses %s, though what would be cut hides what is wrong', json => {
    expect(() => parse(json)).toThrow(SyntaxError);
  });

  it('refuses what is cut off, wherever that is', () => {
    const json = `{"metadata":{"annotations":{"a":"b",${K}:"{\\"c\\":\\"d\\"}\\n","e":"f"},"name":"a","managedFields":[{"x":"\\"]"}],"uid":"b"},"spec":[{"env":[{}],"image":"c"}]}`;
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
