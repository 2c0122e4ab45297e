import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { markdownFiles, ROOT } from './markdownFiles.mjs';
import { readMarkdown } from './readMarkdown.mjs';

/** @type {Map<string, import('./readMarkdown.mjs').Markdown>} */
const read = new Map();

/** @param {string} path */
function markdown(path) {
  const known = read.get(path);
  if (known) return known;
  const fresh = readMarkdown(readFileSync(join(ROOT, path), 'utf8'));
  read.set(path, fresh);
  return fresh;
}

/**
 * @param {string} from the file that holds the link
 * @param {string} target
 * @returns {string | undefined} what is wrong with it
 */
function wrongWith(from, target) {
  if (/^[a-z][a-z+.-]*:/i.test(target)) {
    if (!URL.canParse(target)) return 'is no address';
    const { protocol } = new URL(target);
    return ['https:', 'mailto:'].includes(protocol) ? undefined : 'is no https';
  }
  const [path = '', anchor] = decodeURI(target).split('#');
  const file = path === '' ? from : join(dirname(from), path);
  const absolute = join(ROOT, file);
  if (file.startsWith('..')) return 'leads out of the repository';
  if (!existsSync(absolute)) return 'leads nowhere';
  if (anchor === undefined) return undefined;
  if (!file.endsWith('.md') || !statSync(absolute).isFile()) {
    return 'has an anchor in what has none';
  }
  return markdown(file).anchors.has(anchor)
    ? undefined
    : `names no heading of ${file}`;
}

test('there are documents to look at', () => {
  const files = markdownFiles();
  for (const path of ['README.md', 'docs/operator-guide.md']) {
    assert.ok(files.includes(path), path);
  }
});

for (const path of markdownFiles()) {
  test(`the links of ${path} lead somewhere`, () => {
    const wrong = markdown(path).links.flatMap(({ target, line }) => {
      const why = wrongWith(path, target);
      return why === undefined ? [] : [`${path}:${line}: ${target} ${why}`];
    });
    assert.deepEqual(wrong, []);
  });
}

test('what is wrong with a link is found', () => {
  assert.deepEqual(
    [
      'docs/operator-guide.md#clusters',
      'docs/operator-guide.md#no-such-heading',
      'docs/absent.md',
      '../outside.md',
      'package.json#scripts',
      'http://example.test',
      'https://example.test/page#part',
      'https://',
    ].map(target => wrongWith('README.md', target)),
    [
      undefined,
      'names no heading of docs/operator-guide.md',
      'leads nowhere',
      'leads out of the repository',
      'has an anchor in what has none',
      'is no https',
      undefined,
      'is no address',
    ],
  );
});

test('anchors are those of GitHub, and nothing is read inside code', () => {
  const { anchors, links } = readMarkdown(
    [
      '# `kubectl`, and [its](x.md) "why"?',
      '## Same',
      '## Same',
      '```sh',
      '# no heading, [no link](y.md)',
      '```',
      'A `[no](z.md)` one and [a link](<w.md> "title").',
    ].join('\n'),
  );
  assert.deepEqual([...anchors], ['kubectl-and-its-why', 'same', 'same-1']);
  assert.deepEqual(
    links.map(({ target }) => target),
    ['x.md', 'w.md'],
  );
});
