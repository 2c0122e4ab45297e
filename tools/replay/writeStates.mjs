// Writes docs/states.md anew: node tools/replay/writeStates.mjs
import '@backstage/cli/config/nodeTransform.cjs';
import { writeFileSync } from 'node:fs';

const { default: states } = await import(
  new URL(
    '../../plugins/rollouts-common/src/testing/states/stateTable.ts',
    import.meta.url,
  ).href
);

writeFileSync(
  new URL('../../docs/states.md', import.meta.url),
  states.stateTable(),
);
