// Entry: node tools/toolchain/main.mjs [SCRIPT [ARGUMENT…]]   (see README.md)
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './Failure.mjs';
import { explainOutput } from './explainOutput.mjs';
import { listenForInterruption } from './listenForInterruption.mjs';
import { runScript } from './runScript.mjs';
import { say } from './say.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

try {
  if (Number(process.versions.node.split('.')[0]) < 18) {
    throw new Failure(
      `Node ${process.versions.node} is too old even to fetch another one: install Node 18 or later and run the same command again.`,
    );
  }
  process.exitCode = await runScript(process.argv.slice(2), {
    root,
    env: process.env,
    interruption: listenForInterruption(),
  });
} catch (error) {
  process.exitCode = report(error);
}
// Whatever still listens or ticks must not keep us.
process.exit();

/** @param {unknown} error */
function report(error) {
  if (error instanceof Failure) {
    say(error.message);
    return error.exitCode;
  }
  if (process.env.DEBUG) console.error(error);
  // A system error names its code and path: no access, disk full and the like.
  const text = error instanceof Error ? error.message : String(error);
  say(explainOutput(text, 'preparing this clone'));
  return 1;
}
