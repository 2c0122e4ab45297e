// Runs a command beside a PostgreSQL of its own:
//   node tools/check/withPostgres.mjs FOLDER COMMAND [ARGUMENT…]
import { dirname } from 'node:path';
import { Failure } from '../toolchain/Failure.mjs';
import { listenForInterruption } from '../toolchain/listenForInterruption.mjs';
import { runChild } from '../toolchain/runChild.mjs';
import { TemporaryPostgres } from './TemporaryPostgres.mjs';

const [folder = '', command = '', ...args] = process.argv.slice(2);
const interruption = listenForInterruption();
try {
  const postgres = await TemporaryPostgres.start(folder);
  try {
    const { variable, url } = postgres;
    console.log(`on ${postgres.version} of ${dirname(folder)} as well`);
    const { code } = await runChild(command, args, {
      interruption,
      env: { ...process.env, [variable]: url },
    });
    process.exitCode = code ?? 1;
  } finally {
    await postgres.stop();
  }
} catch (error) {
  console.error(error instanceof Failure ? error.message : error);
  process.exitCode = error instanceof Failure ? error.exitCode : 1;
}
process.exit();
