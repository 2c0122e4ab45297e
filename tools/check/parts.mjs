import { fileURLToPath } from 'node:url';
import { browserTests } from './browserTests.mjs';
import { withoutPostgres } from './programs/withoutPostgres.mjs';
import { toolTests } from './toolTests.mjs';

const WITH_POSTGRES = fileURLToPath(
  new URL('withPostgres.mjs', import.meta.url),
);

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} command `{report}` stands for the file to count from
 * @property {'exit code' | 'node tests' | 'jest'} counts
 * @property {Record<string, string>} [env]
 * @property {{ count: number, remedy: string }} [skip] not run, and how to have it
 */

/**
 * What `npm test` checks, in this order: the cheap and the telling first.
 *
 * @param {object} given
 * @param {string} given.root
 * @param {boolean} given.hasGo
 * @param {{ program: string } | { hindrance: string }} given.chromium
 * @param {{ folder: string } | { hindrance: string }} given.postgres
 * @returns {Part[]}
 */
export function parts({ root, hasGo, chromium, postgres }) {
  const { plain, needGo } = toolTests(root);
  const inBrowser = browserTests(root);
  const unitTests = ['yarn', 'test:unit', '--json', '--outputFile={report}'];
  return [
    part('format', ['yarn', 'prettier:check']),
    part('types', ['yarn', 'tsc']),
    part('lint', ['yarn', 'lint:all']),
    part('configuration', ['yarn', 'backstage-cli', 'config:check', '--lax']),
    nodeTests('tool tests', plain),
    {
      name: 'unit tests',
      counts: 'jest',
      command:
        'folder' in postgres
          ? [process.execPath, WITH_POSTGRES, postgres.folder, ...unitTests]
          : unitTests,
      // Without it, Backstage's runner watches for changes and never ends.
      env: { CI: '1' },
    },
    ...('hindrance' in postgres ? [noPostgres(postgres.hindrance)] : []),
    ...(inBrowser.length === 0 ? [] : [testsInBrowser(inBrowser, chromium)]),
    ...(needGo.length === 0 ? [] : [controlPlaneTests(needGo, hasGo)]),
  ];
}

/**
 * @param {string} name
 * @param {string[]} command
 * @returns {Part}
 */
function part(name, command) {
  return { name, command, counts: 'exit code' };
}

/**
 * @param {string} name
 * @param {readonly string[]} files
 * @returns {Part}
 */
function nodeTests(name, files) {
  return {
    name,
    counts: 'node tests',
    command: [
      process.execPath,
      '--test',
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=tap', '--test-reporter-destination={report}'],
      ...files,
    ],
  };
}

/**
 * @param {readonly string[]} files
 * @param {boolean} hasGo
 * @returns {Part}
 */
function controlPlaneTests(files, hasGo) {
  // One at a time: each starts clusters.
  const tests = nodeTests('control plane tests', [
    '--test-concurrency=1',
    ...files,
  ]);
  return hasGo
    ? tests
    : {
        ...tests,
        skip: {
          count: files.length,
          remedy:
            'they need Go 1.26.1 or newer on PATH, or any Go since 1.21, which then fetches that by itself (Debian 13: apt-get install golang-go)',
        },
      };
}

/**
 * The unit tests have run all the same, on SQLite.
 *
 * @param {string} hindrance
 * @returns {Part}
 */
function noPostgres(hindrance) {
  return {
    ...part('unit tests on PostgreSQL', []),
    skip: {
      count: 1,
      remedy: withoutPostgres(hindrance),
    },
  };
}

/**
 * @param {readonly string[]} files
 * @param {{ program: string } | { hindrance: string }} chromium
 * @returns {Part}
 */
function testsInBrowser(files, chromium) {
  // One at a time: each starts a portal.
  const tests = nodeTests('browser tests', ['--test-concurrency=1', ...files]);
  return 'program' in chromium
    ? { ...tests, env: { CHROMIUM: chromium.program } }
    : {
        ...tests,
        skip: {
          count: files.length,
          remedy: `there is no Chromium here (Debian: apt-get install chromium), and npm could not bring one: ${chromium.hindrance}`,
        },
      };
}
