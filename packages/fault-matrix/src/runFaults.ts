import { asText } from './frame/asText';
import { CommandLineError } from './frame/CommandLineError';
import { parseCommandLine } from './frame/parseCommandLine';
import { hasPassed } from './frame/RowResult';
import { runRows } from './frame/runRows';
import { modelRow } from './model/modelRow';
import { allRows } from './rows/allRows';

/** Starts a PostgreSQL that ends with the process; says why when there is none to be had. */
export type StartPostgres = () => Promise<
  { url: string } | { hindrance: string }
>;

/** What `npm run faults` does; resolves with the exit code. */
export async function runFaults(
  args: readonly string[],
  startPostgres: StartPostgres,
): Promise<number> {
  try {
    return await run(args, startPostgres);
  } catch (error) {
    if (!(error instanceof CommandLineError)) throw error;
    process.stderr.write(`faults: ${error.message}\n`);
    return 2;
  }
}

async function run(
  args: readonly string[],
  startPostgres: StartPostgres,
): Promise<number> {
  const { only, json, speed, atATime, modelCheck, ...check } = parseCommandLine(
    args,
    [...allRows.map(({ id }) => id), 'MODEL'],
  );
  const model = modelRow(check);
  const wanted = (modelCheck ? [model] : [...allRows, model]).filter(
    ({ id }) => only.length === 0 || only.includes(id),
  );
  const postgres = wanted.some(({ needsPostgres }) => needsPostgres)
    ? await startPostgres()
    : undefined;
  const skipped =
    postgres && 'hindrance' in postgres
      ? wanted.filter(({ needsPostgres }) => needsPostgres)
      : [];
  const results = await runRows(
    wanted.filter(row => !skipped.includes(row)),
    {
      speed,
      atATime,
      ...(postgres && 'url' in postgres && { postgres: postgres.url }),
    },
    result => {
      if (!json) process.stdout.write(asText(result));
    },
  );
  if (postgres && 'hindrance' in postgres && !json) {
    const ids = skipped.map(({ id }) => id).join(', ');
    process.stdout.write(
      `${ids} skipped: there is no PostgreSQL here (Debian: apt-get install postgresql), and npm could not bring one: ${postgres.hindrance}\n`,
    );
  }
  const passed = results.filter(hasPassed).length;
  const failed = results.length - passed;
  process.stdout.write(
    json
      ? `${JSON.stringify(
          { speed, passed, failed, skipped: skipped.length, rows: results },
          null,
          2,
        )}\n`
      : `${passed} passed, ${failed} failed, ${skipped.length} skipped\n`,
  );
  return failed > 0 ? 1 : 0;
}
