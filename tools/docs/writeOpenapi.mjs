// Writes docs/openapi.yaml anew: `node tools/docs/writeOpenapi.mjs`, after a change of the wire. A test of the backend
// says when that is due.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// The schemas are TypeScript that plain Node cannot read; Backstage's own transform can.
import '@backstage/cli/config/nodeTransform.cjs';
import prettier from 'prettier';
import { stringify } from 'yaml';

const { default: http } = await import(
  new URL(
    '../../plugins/rollouts-backend/src/http/openApiDocument.ts',
    import.meta.url,
  ).href
);

const file = fileURLToPath(new URL('../../docs/openapi.yaml', import.meta.url));
const text = stringify(http.openApiDocument(), {
  aliasDuplicateObjects: false,
});
await writeFile(
  file,
  await prettier.format(text, {
    ...(await prettier.resolveConfig(file)),
    parser: 'yaml',
  }),
);
