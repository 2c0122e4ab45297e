import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { allBenchmarks } from './benchmarks/allBenchmarks';
import { asJson } from './frame/asJson';
import { asText } from './frame/asText';
import { CommandLineError } from './frame/CommandLineError';
import { describeMachine } from './frame/describeMachine';
import { parseCommandLine } from './frame/parseCommandLine';
import { runApart } from './frame/runApart';
import { runBenchmarks } from './frame/runBenchmarks';
import { totalOf } from './frame/totalOf';

// eslint-disable-next-line no-restricted-syntax -- this package is run as it lies there, and never built
const PROGRAM = join(__dirname, '../bin/benchmark.mjs');

/** Starts a PostgreSQL that ends with the process; says why when there is none to be had. */
export type StartPostgres = () => Promise<
  { url: string } | { hindrance: string }
>;

/** What `npm run bench` does; resolves with the exit code. */
export async function runBench(
  args: readonly string[],
  startPostgres: StartPostgres,
): Promise<number> {
  try {
    return await bench(args, startPostgres);
  } catch (error) {
    if (!(error instanceof CommandLineError)) throw error;
    process.stderr.write(`bench: ${error.message}\n`);
    return 2;
  }
}

async function bench(
  args: readonly string[],
  startPostgres: StartPostgres,
): Promise<number> {
  const { only, json, quick, seed } = parseCommandLine(
    args,
    allBenchmarks.map(({ id }) => id),
  );
  const machine = describeMachine();
  process.stdout.write(
    `${machine.processors}, ${machine.memory}, ${machine.system}, Node ${machine.node}, load ${machine.load}; seed ${seed}\n\n`,
  );
  const wanted = allBenchmarks.filter(
    ({ id }) => only.length === 0 || only.includes(id),
  );
  const postgres = wanted.some(({ needsPostgres }) => needsPostgres)
    ? await startPostgres()
    : undefined;
  const skipped =
    postgres && 'hindrance' in postgres
      ? wanted.filter(({ needsPostgres }) => needsPostgres)
      : [];
  const results = await runBenchmarks(
    wanted.filter(benchmark => !skipped.includes(benchmark)),
    ({ id }) =>
      runApart(PROGRAM, {
        id,
        quick,
        seed,
        ...(postgres && 'url' in postgres && { postgres: postgres.url }),
      }),
    result => process.stdout.write(asText(result)),
  );
  if (postgres && 'hindrance' in postgres) {
    const ids = skipped.map(({ id }) => id).join(', ');
    process.stdout.write(
      `${ids} skipped: there is no PostgreSQL here (Debian: apt-get install postgresql), and npm could not bring one: ${postgres.hindrance}\n`,
    );
  }
  if (json !== undefined) {
    writeFileSync(json, asJson(results, { quick, seed, machine }));
  }
  const { passed, failed } = totalOf(results);
  process.stdout.write(
    skipped.length > 0
      ? `${passed} passed, ${failed} failed, ${skipped.length} skipped\n`
      : `${passed} passed, ${failed} failed\n`,
  );
  return failed > 0 ? 1 : 0;
}
