#!/usr/bin/env node
// The package is TypeScript that plain Node cannot read; Backstage's own transform can.
import '@backstage/cli/config/nodeTransform.cjs';
import { fileURLToPath } from 'node:url';

const { default: program } = await import('../src/fleet/runEmbeddedFleet.ts');

await program.runEmbeddedFleet(process.argv.slice(2), {
  // The very files that users apply: what the portal may do here is what it may do there.
  rbac: fileURLToPath(new URL('../../../docs/manifests/rbac', import.meta.url)),
});
