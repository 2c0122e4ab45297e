// Writes the table of README anew: `node tools/docs/writePerformance.mjs FILE`, with what `npm run bench -- --json FILE`
// has written, which is kept as docs/performance.json. It says itself of which commit it is: that of now may be another.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ROOT } from './markdownFiles.mjs';
import { performanceTable, requireWhole } from './performanceTable.mjs';

const PRETTIER = fileURLToPath(import.meta.resolve('prettier/bin-prettier.js'));
const SECTION = /(## What it costs\n[^]*?\n<!-- measured -->\n)[^]*?(\n## )/;

const run = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
requireWhole(run);
const kept = join(ROOT, 'docs/performance.json');
const readme = join(ROOT, 'README.md');
writeFileSync(kept, JSON.stringify(run));
writeFileSync(
  readme,
  readFileSync(readme, 'utf8').replace(
    SECTION,
    (_, before, after) => `${before}\n${performanceTable(run)}\n${after}`,
  ),
);
execFileSync(process.execPath, [PRETTIER, '--write', kept, readme]);
