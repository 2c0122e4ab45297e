import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../toolchain/Failure.mjs';
import { listenForInterruption } from '../toolchain/listenForInterruption.mjs';
import { findPostgres } from './programs/findPostgres.mjs';
import { withoutPostgres } from './programs/withoutPostgres.mjs';
import { TemporaryPostgres } from './TemporaryPostgres.mjs';

/** @typedef {import('./CheckProgram.ts').Check} Check */

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const NOT_UNDERSTOOD = 2;

/**
 * What `npm run bench` and `npm run faults` do alike: understand a command
 * line, choose what it asks for, and give that a PostgreSQL if need be, which
 * ends with it, also when it is interrupted.
 *
 * @template {Check} Each
 * @param {import('./CheckProgram.ts').CheckProgram<Each>} program
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function runProgram(program, args) {
  const interruption = listenForInterruption();
  const { stop } = interruption;
  // Whoever has started something ends it on exit.
  stop.addEventListener('abort', () => process.exit(stop.reason.exitCode));
  try {
    return await run(understood(program, args), interruption);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${program.name}: ${error.message}\n`);
    return error.exitCode;
  }
}

/**
 * @template {Check} Each
 * @param {import('./CheckProgram.ts').CheckProgram<Each>} program
 * @param {readonly string[]} args
 */
function understood({ plan, usage }, args) {
  try {
    const asked = plan(args);
    const ids = asked.all.map(({ id }) => id);
    const unknown = asked.only.find(id => !ids.includes(id));
    if (unknown === undefined) return asked;
    throw new Error(`There is no ${unknown}. There are ${ids.join(', ')}.`);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new Failure(`${text}\n${usage}`, NOT_UNDERSTOOD);
  }
}

/**
 * @template {Check} Each
 * @param {import('./CheckProgram.ts').CheckPlan<Each>} plan
 * @param {import('../toolchain/listenForInterruption.mjs').Interruption} interruption
 */
async function run(plan, interruption) {
  const { all, only } = plan;
  const chosen = all.filter(({ id }) => only.length === 0 || only.includes(id));
  const needy = chosen.filter(({ needsPostgres }) => needsPostgres);
  const skipped = { count: 0, text: '' };
  if (needy.length === 0) return plan.run(chosen, { skipped });

  const found = await findPostgres({ root, env: process.env, interruption });
  if ('hindrance' in found) {
    const ids = needy.map(({ id }) => id).join(', ');
    return plan.run(
      chosen.filter(each => !needy.includes(each)),
      {
        skipped: {
          count: needy.length,
          text: `${ids} skipped: ${withoutPostgres(found.hindrance)}\n`,
        },
      },
    );
  }
  const postgres = await TemporaryPostgres.start(found.folder);
  try {
    return await plan.run(chosen, { postgres: postgres.url, skipped });
  } finally {
    await postgres.stop();
  }
}
