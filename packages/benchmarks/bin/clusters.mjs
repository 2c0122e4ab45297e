#!/usr/bin/env node
// The process of the simulated clusters; `src/stage/Clusters.ts` starts it.
// The package is TypeScript that plain Node cannot read; Backstage's own transform can.
import '@backstage/cli/config/nodeTransform.cjs';

const { default: program } = await import('../src/stage/serveClusters.ts');

await program.serveClusters(process.argv[2] ?? '');
