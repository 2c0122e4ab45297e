// The script behind `npm start`   (see README.md)
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../toolchain/Failure.mjs';
import { listenForInterruption } from '../toolchain/listenForInterruption.mjs';
import { runPortal } from './runPortal.mjs';
import { say } from './say.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

try {
  process.exitCode = await runPortal(process.argv.slice(2), {
    root,
    env: process.env,
    interruption: listenForInterruption(),
  });
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}
// Whatever still listens or ticks must not keep us.
process.exit();
