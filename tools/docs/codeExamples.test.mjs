import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { markdownFiles, ROOT } from './markdownFiles.mjs';
import { readMarkdown } from './readMarkdown.mjs';

// From here the packages of a backend are found; nothing is written.
const FOLDER = join(ROOT, 'packages/backend/src');

/** Examples that are whole modules; the others are lines for a file that is there. */
const examples = markdownFiles().flatMap(path =>
  readMarkdown(readFileSync(join(ROOT, path), 'utf8'))
    .fences.filter(
      ({ language, text }) => language === 'ts' && /^export /m.test(text),
    )
    .map(({ text, line }) => ({ place: `${path}:${line}`, text })),
);

const WRONG = `import { rolloutConditions } from '@rollouts-portal/plugin-rollouts-backend';
export const condition = rolloutConditions.isOwner({ claims: [] });
`;

/** Files that are not there, for the compiler. */
const sources = new Map(
  [...examples.map(({ text }) => text), WRONG].map((text, index) => [
    join(FOLDER, `example-${index}.ts`),
    text,
  ]),
);

const { config } = ts.readConfigFile(
  join(ROOT, 'tsconfig.json'),
  ts.sys.readFile,
);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
const disk = ts.createCompilerHost(options);
/** @type {ts.CompilerHost} */
const host = {
  ...disk,
  fileExists: path => sources.has(path) || disk.fileExists(path),
  getSourceFile: (path, version, ...others) => {
    const text = sources.get(path);
    return text === undefined
      ? disk.getSourceFile(path, version, ...others)
      : ts.createSourceFile(path, text, version);
  },
};
const paths = [...sources.keys()];
const program = ts.createProgram(paths, options, host);

/** @param {string | undefined} path */
function problemsOf(path = '') {
  const file = program.getSourceFile(path);
  assert.ok(file, path);
  return [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

test('there are examples to look at', () => {
  assert.ok(examples.some(({ place }) => place.startsWith('docs/operator')));
});

examples.forEach(({ place }, index) => {
  test(`${place} compiles`, () => {
    assert.deepEqual(problemsOf(paths[index]), []);
  });
});

test('a rule that there is not is found', () => {
  const [problem, ...others] = problemsOf(paths.at(-1));
  assert.match(problem ?? '', /'isOwner' does not exist/);
  assert.deepEqual(others, []);
});
