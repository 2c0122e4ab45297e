#!/usr/bin/env node
// The process of the clients of the stream; `src/stage/Readers.ts` starts it.
// The package is TypeScript that plain Node cannot read; Backstage's own transform can.
import '@backstage/cli/config/nodeTransform.cjs';

const { default: program } = await import('../src/stage/readStreams.ts');

await program.readStreams(process.argv[2] ?? '');
