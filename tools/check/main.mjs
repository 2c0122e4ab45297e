// The script behind `npm test`: every check that needs no cluster of yours,
// then a table, then the line `N passed, N failed, N skipped`.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../toolchain/Failure.mjs';
import { findOnPath } from '../toolchain/findOnPath.mjs';
import { listenForInterruption } from '../toolchain/listenForInterruption.mjs';
import { parts } from './parts.mjs';
import { findChromium } from './programs/findChromium.mjs';
import { findPostgres } from './programs/findPostgres.mjs';
import { runParts } from './runParts.mjs';
import { summaryOf } from './summaryOf.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { env } = process;

try {
  const context = { root, env, interruption: listenForInterruption() };
  const results = await runParts(
    parts({
      root,
      hasGo: findOnPath('go', env).length > 0,
      chromium: await findChromium(context),
      postgres: await findPostgres(context),
    }),
    context,
  );
  const { text, failed } = summaryOf(results);
  console.log(`\n=== summary\n${text}`);
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`check: ${error.message}`);
  process.exitCode = error.exitCode;
}
