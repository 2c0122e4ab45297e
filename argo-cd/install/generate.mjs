// Entry: npm run argo-cd:install
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { customizations } from './customizations.mjs';
import { installFiles } from './installFiles.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const kinds = customizations(join(folder, '../health-checks'));

for (const [name, text] of Object.entries(installFiles(kinds))) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(`argo-cd/install/${name}\n`);
}
