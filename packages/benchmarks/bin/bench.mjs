#!/usr/bin/env node
// The script behind `npm run bench` (README.md says how to use it).
// The package is TypeScript that plain Node cannot read; Backstage's own transform can.
import '@backstage/cli/config/nodeTransform.cjs';

const { default: program } = await import('../src/runBench.ts');

// Whatever a peer still has open must not keep us.
process.exit(await program.runBench(process.argv.slice(2)));
