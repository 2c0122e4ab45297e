// Writes docs/openapi.yaml anew: `node tools/docs/writeOpenapi.mjs`, after a change of the wire. A test of the backend
// says when that is due.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The schemas are TypeScript that plain Node cannot read; Backstage's own transform can.
import '@backstage/cli/config/nodeTransform.cjs';
import { stringify } from 'yaml';

const PRETTIER = fileURLToPath(import.meta.resolve('prettier/bin-prettier.js'));

const { default: http } = await import(
  new URL(
    '../../plugins/rollouts-backend/src/http/openApiDocument.ts',
    import.meta.url,
  ).href
);

const file = fileURLToPath(new URL('../../docs/openapi.yaml', import.meta.url));
writeFileSync(
  file,
  stringify(http.openApiDocument(), { aliasDuplicateObjects: false }),
);
execFileSync(process.execPath, [PRETTIER, '--write', file]);
