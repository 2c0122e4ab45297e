#!/usr/bin/env node
// The process of one benchmark; `src/bench.ts` starts it.
// The package is TypeScript that plain Node cannot read; Backstage's own transform can.
import '@backstage/cli/config/nodeTransform.cjs';

const { default: program } = await import('../src/serveBenchmark.ts');

await program.serveBenchmark(process.argv[2] ?? '');
