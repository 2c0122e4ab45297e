// The script behind `npm run replay` (README.md says how to use it).
// The derivation is TypeScript that plain Node cannot read; Backstage's own transform can.
import '@backstage/cli/config/nodeTransform.cjs';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { asJson, asText } from './report.mjs';

const COMMON = new URL('../../plugins/rollouts-common/', import.meta.url);

process.exitCode = await main();

async function main() {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      /** Prints one JSON object instead of lines. */
      json: { type: 'boolean', default: false },
      /** Writes what was said at each moment, a JSON object a line. */
      dump: { type: 'string' },
    },
  });
  const folders =
    positionals.length > 0
      ? positionals.map(folder => resolve(folder))
      : [fileURLToPath(new URL('testdata/recordings', COMMON))];
  const replayed = await replay(folders);
  if (options.dump) {
    writeFileSync(
      options.dump,
      replayed
        .flatMap(({ said }) => said)
        .map(entry => `${JSON.stringify(entry)}\n`)
        .join(''),
    );
  }
  process.stdout.write(options.json ? asJson(replayed) : asText(replayed));
  return replayed.some(({ comparisons }) =>
    comparisons.some(({ differences }) => differences.length > 0),
  )
    ? 1
    : 0;
}

/**
 * @param {readonly string[]} folders
 * @returns {Promise<import('./report.mjs').Replayed[]>}
 */
async function replay(folders) {
  const { default: derivation } = await import(
    new URL('src/testing/replay/replayFolder.ts', COMMON).href
  );
  return folders.flatMap(folder => derivation.replayFolder(folder));
}
