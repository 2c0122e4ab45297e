#!/usr/bin/env node
// The script behind `npm run bench` (README.md says how to use it).
// The package is TypeScript that plain Node cannot read; Backstage's own transform can.
import '@backstage/cli/config/nodeTransform.cjs';

// Tools are no packages.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { runProgram } from '../../../tools/check/runProgram.mjs';

const { default: program } = await import('../src/bench.ts');

process.exitCode = await runProgram(program.bench, process.argv.slice(2));
