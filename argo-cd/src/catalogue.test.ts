import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { HEALTH_KINDS } from './healthKinds';
import { loadFixtures } from './loadFixtures';

const DOCUMENT = readFileSync(join(__dirname, '../../docs/argo-cd.md'), 'utf8');

const ROWS = [...DOCUMENT.matchAll(/^\| ([RAEF]\d+) +\| .* \| (.*) \|$/gm)].map(
  ([, row = '', here = '']) => ({ row, here }),
);

const manifests = HEALTH_KINDS.flatMap(kind =>
  loadFixtures(kind).map(({ path }) => basename(path, '.yaml')),
);

/** Lua cannot: the document says what to do instead. */
const BEYOND_LUA = ['F8', 'F9'];

it('lists every defect that is known', () => {
  const known = [
    ...numbered('R', 27),
    ...numbered('A', 4),
    ...numbered('E', 2),
    ...numbered('F', 9),
  ];
  expect(ROWS.map(({ row }) => row)).toEqual(known);
});

it.each(ROWS)(
  '$row has a manifest, or says what to do instead',
  ({ row, here }) => {
    const named = [...here.matchAll(/`([^`…]+)`/g)].map(([, name]) => name);
    expect(named.filter(name => !manifests.includes(name ?? ''))).toEqual([]);
    expect(named.length > 0).toBe(!BEYOND_LUA.includes(row));
    expect(DOCUMENT.includes(`(${row})`)).toBe(
      [...BEYOND_LUA, 'R14', 'R24'].includes(row),
    );
  },
);

it('knows the defect of every manifest that names one', () => {
  const rows = ROWS.map(({ row }) => row);
  const strange = manifests.filter(name => {
    const row = /_([RAEF]\d+)$/.exec(name)?.[1];
    return row !== undefined && !rows.includes(row);
  });
  expect(strange).toEqual([]);
});

function numbered(letter: string, last: number): string[] {
  return Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);
}
