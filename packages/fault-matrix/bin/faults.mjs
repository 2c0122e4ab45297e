#!/usr/bin/env node
// The script behind `npm run faults` (README.md says how to use it).
// The package is TypeScript that plain Node cannot read; Backstage's own transform can.
import '@backstage/cli/config/nodeTransform.cjs';

const { default: program } = await import('../src/runFaults.ts');

process.exitCode = await program.runFaults(process.argv.slice(2));
