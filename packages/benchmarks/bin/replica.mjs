#!/usr/bin/env node
// The process of one backend of several; `src/stage/ReplicaProcess.ts` starts it.
// The package is TypeScript that plain Node cannot read; Backstage's own transform can.
import '@backstage/cli/config/nodeTransform.cjs';

const { default: program } = await import('../src/stage/serveReplica.ts');

await program.serveReplica();
