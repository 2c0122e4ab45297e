import { toolTests } from './toolTests.mjs';

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
 * @returns {Part[]}
 */
export function parts({ root, hasGo }) {
  const { plain, needGo } = toolTests(root);
  return [
    part('format', ['yarn', 'prettier:check']),
    part('types', ['yarn', 'tsc']),
    part('lint', ['yarn', 'lint:all']),
    part('configuration', ['yarn', 'backstage-cli', 'config:check', '--lax']),
    nodeTests('tool tests', plain),
    {
      name: 'unit tests',
      counts: 'jest',
      command: ['yarn', 'test:unit', '--json', '--outputFile={report}'],
      // Without it, Backstage's runner watches for changes and never ends.
      env: { CI: '1' },
    },
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
