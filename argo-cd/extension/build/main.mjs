// Entry: npm run argo-cd:extension   (docs/argo-cd.md says what to do with what it writes)
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { bundle } from './bundle.mjs';
import { extensionFiles } from './extensionFiles.mjs';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

mkdirSync(DIST, { recursive: true });
for (const { name, bytes } of extensionFiles(await bundle())) {
  writeFileSync(`${DIST}${name}`, bytes);
  // What a command has written is for whoever typed it.
  console.log(`argo-cd/extension/dist/${name}: ${bytes.length} bytes`);
}
