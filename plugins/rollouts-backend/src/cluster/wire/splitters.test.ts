import fc from 'fast-check';

import { GarbledStreamError } from './GarbledStreamError';
import { LineSplitter } from './LineSplitter';
import { ListSplitter } from './ListSplitter';
import type { PieceSplitter } from './PieceSplitter';

const LONGEST = 10_000;

/** The bytes in chunks of these sizes, over and over; a character may be in two of them. */
function* chunksOf(bytes: Buffer, sizes: readonly number[]) {
  let start = 0;
  for (let turn = 0; start < bytes.length; turn += 1) {
    const end = start + (sizes[turn % sizes.length] ?? 1);
    yield bytes.subarray(start, end);
    start = end;
  }
}

function pieces(
  splitter: PieceSplitter,
  json: string,
  sizes: readonly number[] = [LONGEST],
): string[] {
  return [...chunksOf(Buffer.from(json), sizes)].flatMap(chunk => [
    ...splitter.split(chunk, String),
  ]);
}

function values(
  splitter: PieceSplitter,
  json: string,
  sizes: readonly number[],
): unknown[] {
  const parse = (piece: Buffer): unknown => JSON.parse(piece.toString('utf8'));
  return [...chunksOf(Buffer.from(json), sizes)].flatMap(chunk => [
    ...splitter.split(chunk, parse),
  ]);
}

const sizes = fc.array(
  fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 40, max: LONGEST }),
  ),
  { minLength: 1 },
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '"items":[',
    ',"items":[{}]',
    '\\',
    '\\"',
    ']}',
    '🚀大',
    '\n',
    ',{"kind":"Rollout","metadata":{',
  ),
);
// JSON.parse of Node 24.18 mixes up names with backslashes, now and then.
const name = text.filter(each => !each.includes('\\'));
const { data } = fc.letrec(tie => ({
  data: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.constantFrom(true, null),
    fc.array(tie('data'), { maxLength: 3 }),
    fc.dictionary(name, tie('data'), { maxKeys: 3 }),
  ),
}));
const member = fc.tuple(
  name.filter(each => each !== 'items'),
  data,
);
/** They begin alike, as may what is in them. */
const rollout = fc.oneof(
  { maxDepth: 2, depthIdentifier: 'rollout' },
  fc.constant({ kind: 'Rollout', metadata: {} }),
  fc.letrec(tie => ({
    rollout: fc.record({
      kind: fc.constant('Rollout'),
      metadata: fc.dictionary(name, data, { maxKeys: 2 }),
      spec: fc.oneof(
        { maxDepth: 2 },
        data,
        fc.array(tie('rollout'), { maxLength: 3 }),
      ),
    }),
  })).rollout,
);
const items = fc.oneof(
  fc.array(data, { maxLength: 6 }),
  fc.array(rollout, { maxLength: 6 }),
  fc.array(fc.oneof(rollout, rollout, data), { maxLength: 6 }),
);
const list = fc
  .tuple(
    fc.array(member, { maxLength: 3 }),
    items,
    fc.array(member, { maxLength: 3 }),
    fc.constantFrom(undefined, 2),
    fc.constantFrom('', '\n'),
  )
  .map(([before, those, after, space, end]) => ({
    items: those,
    // A name that is there already stays in its place.
    json:
      JSON.stringify(
        Object.fromEntries([...before, ['items', those], ...after]),
        undefined,
        space,
      ) + end,
  }));

describe('ListSplitter', () => {
  it('finds the items that JSON.parse would, and what is around them, however the bytes come', () => {
    fc.assert(
      fc.property(list, sizes, ({ items: those, json }, ofChunks) => {
        const splitter = new ListSplitter(json.length * 3);
        const plain: unknown = JSON.parse(JSON.stringify(those));
        expect(values(splitter, json, ofChunks)).toEqual(plain);
        const whole: object = JSON.parse(json);
        expect(JSON.parse(splitter.around().toString())).toEqual({
          ...whole,
          items: [],
        });
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what it has of an item while another stream is read', () => {
    const alike = { kind: 'Rollout', metadata: { name: 'a' } };
    const those = [alike, { ...alike, inside: [alike, alike] }, alike];
    const json = JSON.stringify({ items: those });
    // Amid the second one, and behind what only looks like the beginning of another.
    const cuts = [json.indexOf('inside'), json.lastIndexOf(',{') - 10];
    const chunks = [0, ...cuts].map((start, index) =>
      Buffer.from(json).subarray(start, cuts[index]),
    );
    const splitter = new ListSplitter(LONGEST);
    const parse = (piece: Buffer): unknown => JSON.parse(String(piece));
    const found = chunks.flatMap(chunk => {
      const ended = [...splitter.split(chunk, parse)];
      const other = new LineSplitter(LONGEST);
      expect(pieces(other, `${'-'.repeat(200)}\n`, [50])).toHaveLength(1);
      return ended;
    });
    expect(found).toEqual(those);
  });

  it('finds items that begin alike where one has such ones in it', () => {
    const small = { kind: 'Rollout', metadata: { name: 'a' } };
    const nested = { ...small, spec: [small, small, [small, small]] };
    const those = [small, small, nested, small, nested, { other: 1 }, small];
    const json = JSON.stringify({ items: those, kind: 'RolloutList' });
    for (let size = 1; size <= json.length; size += 1) {
      const splitter = new ListSplitter(LONGEST);
      expect(values(splitter, json, [size])).toEqual(those);
      expect(splitter.around().toString()).toBe(
        '{"items":[],"kind":"RolloutList"}',
      );
    }
  });

  it('finds items whose beginnings are all in two chunks, though together they are too long for one', () => {
    const item = '{"metadata":{"name":"a"}}';
    const count = LONGEST / 10;
    const json = `{"items":[${Array(count).fill(item).join(',')}]}`;
    const first = json.indexOf(',') + 5;
    const splitter = new ListSplitter(LONGEST);
    const parse = jest.fn(String);
    const bytes = Buffer.from(json);
    const found = [
      bytes.subarray(0, first),
      ...chunksOf(bytes.subarray(first), [item.length + 1]),
    ].flatMap(chunk => [...splitter.split(chunk, parse)]);
    expect(found).toEqual(Array(count).fill(item));
    // What failed would have been read again and again.
    expect(parse).toHaveBeenCalledTimes(count);
  });

  it('finds items that begin in another way than those before, though together they are too long for one', () => {
    const alike = { metadata: { name: 'a' } };
    const others = Array<object>(LONGEST / 10).fill({ kind: 'Other', size: 1 });
    const those = [alike, alike, ...others];
    const json = JSON.stringify({ items: those });
    const first = json.indexOf('"Other"');
    const size = JSON.stringify(others[0]).length + 1;
    const splitter = new ListSplitter(LONGEST);
    const [begin, rest] = [json.slice(0, first), json.slice(first)];
    expect([
      ...values(splitter, begin, [LONGEST]),
      ...values(splitter, rest, [size]),
    ]).toEqual(those);
  });

  it('says that an item is none also where it begins as the others do', () => {
    const parse = (json: string) =>
      values(new ListSplitter(LONGEST), json, [LONGEST]);
    const item = '{"metadata":{}}';
    expect(parse(`{"items":[${item},${item},${item}]}`)).toHaveLength(3);
    expect(() => parse(`{"items":[${item},{"metadata":{]},${item}]}`)).toThrow(
      SyntaxError,
    );
  });

  it.each(['{"items":[]}', '{"items":[ \n]}', '{"items":null}', '{}'])(
    'finds none in %s',
    json => {
      expect(pieces(new ListSplitter(LONGEST), json)).toEqual([]);
    },
  );

  it('finds those only that stand in the list itself', () => {
    const json =
      '{"metadata":{"items":[1]},"x":"\\"items\\":[2]","items":[{"items":[3]}],"y":[4]}';
    expect(pieces(new ListSplitter(LONGEST), json)).toEqual(['{"items":[3]}']);
  });

  it('hands on an item that is none, for whoever parses it to say so', () => {
    expect(pieces(new ListSplitter(LONGEST), '{"items":[1,,2,]}')).toEqual([
      '1',
      '',
      '2',
      '',
    ]);
  });

  it('gives up on an item that does not end, and on what is around them', () => {
    const long = 'x'.repeat(LONGEST);
    const item = '{"metadata":{}}';
    for (const json of [
      `{"items":["${long}`,
      `{"items":[${item},${item},{"metadata":{"name":"${long}`,
      `{"kind":"${long}`,
    ]) {
      expect(() => pieces(new ListSplitter(LONGEST), json, [100])).toThrow(
        GarbledStreamError,
      );
    }
  });
});

describe('LineSplitter', () => {
  it('finds each line that has ended, however the bytes come', () => {
    fc.assert(
      fc.property(fc.array(data), sizes, (those, ofChunks) => {
        const lines = those.map(value => JSON.stringify(value));
        expect(
          pieces(
            new LineSplitter(LONGEST),
            `${lines.map(line => `${line}\n`).join('\n')}{"cut`,
            ofChunks,
          ),
        ).toEqual(lines);
      }),
    );
  });

  it('gives up on a line that is too long, also before it ends', () => {
    const long = 'x'.repeat(LONGEST + 1);
    for (const line of [`${long}\n`, long]) {
      expect(() => pieces(new LineSplitter(LONGEST), line)).toThrow(
        GarbledStreamError,
      );
    }
  });
});
