/** Where a person would put what begins so: before the first `before` that follows `after`. */
const PLACES: readonly { begins: RegExp; after?: string; before: string }[] = [
  { begins: /^backend\.add\(/, before: 'backend.start();' },
  // Components that are services; the others of the template do not run in a cluster.
  {
    begins: /^<EntityLayout\.Route/,
    after: 'const serviceEntityPage',
    before: '</EntityLayout>',
  },
  {
    begins: /^<EntitySwitch>/,
    after: 'const overviewContent',
    before: '</Grid>\n);',
  },
  { begins: /^<Route/, before: '</FlatRoutes>' },
  { begins: /^<SidebarItem/, before: '{/* End global nav */}' },
];

const IMPORT = /^import\b[^;]*;\n/gm;

/**
 * Puts a documented block into a source file, as a person does who reads where it belongs: imports below the file's
 * own, the rest into its place.
 *
 * @throws when there is no place for it, which would leave the installation incomplete without a word
 */
export function insertBlock(source: string, block: string): string {
  const imports = block.match(IMPORT) ?? [];
  const rest = block.replaceAll(IMPORT, '').trim();
  const imported = insertAt(source, endOfImports(source), imports.join(''));
  return rest === '' ? imported : insertRest(imported, rest);
}

function insertRest(source: string, rest: string): string {
  const place = PLACES.find(({ begins }) => begins.test(rest));
  if (!place) throw new Error(`no place is known for:\n${rest}`);
  const { after = '', before } = place;
  const start = source.indexOf(after);
  const index = start === -1 ? -1 : source.indexOf(before, start);
  if (index === -1) throw new Error(`no ${before} to put it before:\n${rest}`);
  // Prettier ends an element that stands alone in documentation with a semicolon.
  const text = rest.startsWith('<') ? rest.replace(/;$/, '') : rest;
  return insertAt(source, index, `${text}\n`);
}

function endOfImports(source: string): number {
  const last = [...source.matchAll(IMPORT)].at(-1);
  return last ? last.index + last[0].length : 0;
}

function insertAt(source: string, index: number, text: string): string {
  return source.slice(0, index) + text + source.slice(index);
}
