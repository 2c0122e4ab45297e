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
  return [...chunksOf(Buffer.from(json), sizes)].flatMap(chunk =>
    [...splitter.split(chunk)].map(piece => piece.toString('utf8')),
  );
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
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
const list = fc
  .tuple(
    fc.array(member, { maxLength: 3 }),
    fc.array(data, { maxLength: 6 }),
    fc.array(member, { maxLength: 3 }),
    fc.constantFrom(undefined, 2),
  )
  .map(([before, items, after, space]) => ({
    items,
    // A name that is there already stays in its place.
    json: JSON.stringify(
      Object.fromEntries([...before, ['items', items], ...after]),
      undefined,
      space,
    ),
  }));

describe('ListSplitter', () => {
  it('finds the items that JSON.parse would, and what is around them, however the bytes come', () => {
    fc.assert(
      fc.property(list, sizes, ({ items, json }, ofChunks) => {
        const splitter = new ListSplitter(LONGEST);
        const found: unknown[] = pieces(splitter, json, ofChunks).map(item =>
          JSON.parse(item),
        );
        const plain: unknown = JSON.parse(JSON.stringify(items));
        expect(found).toEqual(plain);
        const whole: object = JSON.parse(json);
        expect(JSON.parse(splitter.around().toString())).toEqual({
          ...whole,
          items: [],
        });
      }),
      { numRuns: 500 },
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
    for (const json of [`{"items":["${long}`, `{"kind":"${long}`]) {
      expect(() => pieces(new ListSplitter(LONGEST), json, [100])).toThrow(
        GarbledStreamError,
      );
    }
  });
});

describe('LineSplitter', () => {
  it('finds each line that has ended, however the bytes come', () => {
    fc.assert(
      fc.property(fc.array(data), sizes, (values, ofChunks) => {
        const lines = values.map(value => JSON.stringify(value));
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
