#!/usr/bin/env node
// The script behind `npm run bench` (README.md says how to use it).
// The package is TypeScript that plain Node cannot read; Backstage's own transform can.
import '@backstage/cli/config/nodeTransform.cjs';

import { fileURLToPath } from 'node:url';

// What `npm test` takes, too, so that one PostgreSQL serves both. Tools are no packages.
/* eslint-disable @backstage/no-relative-monorepo-imports */
import { findPostgres } from '../../../tools/check/programs/findPostgres.mjs';
import { TemporaryPostgres } from '../../../tools/check/TemporaryPostgres.mjs';
/* eslint-enable @backstage/no-relative-monorepo-imports */

const { default: program } = await import('../src/runBench.ts');

const never = new AbortController().signal;
let postgres;

/** A server for the benchmarks that need one. */
async function startPostgres() {
  const found = await findPostgres({
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    env: process.env,
    interruption: { stop: never, kill: never },
  });
  if ('hindrance' in found) return found;
  postgres = await TemporaryPostgres.start(found.folder);
  return { url: postgres.url };
}

let code = 1;
try {
  code = await program.runBench(process.argv.slice(2), startPostgres);
} finally {
  await postgres?.stop();
}
// Whatever a peer still has open must not keep us.
process.exit(code);
