import { asText } from './frame/asText';
import { CommandLineError } from './frame/CommandLineError';
import { parseCommandLine } from './frame/parseCommandLine';
import { hasPassed } from './frame/RowResult';
import { runRows } from './frame/runRows';
import { modelRow } from './model/modelRow';
import { allRows } from './rows/allRows';

/** What `npm run faults` does; resolves with the exit code. */
export async function runFaults(args: readonly string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    if (!(error instanceof CommandLineError)) throw error;
    process.stderr.write(`faults: ${error.message}\n`);
    return 2;
  }
}

async function run(args: readonly string[]): Promise<number> {
  const { only, json, speed, atATime, modelCheck, ...check } =
    parseCommandLine(args, [...allRows.map(({ id }) => id), 'MODEL']);
  const model = modelRow(check);
  const rows = modelCheck ? [model] : [...allRows, model];
  const results = await runRows(
    rows.filter(({ id }) => only.length === 0 || only.includes(id)),
    { speed, atATime },
    result => {
      if (!json) process.stdout.write(asText(result));
    },
  );
  const passed = results.filter(hasPassed).length;
  const failed = results.length - passed;
  process.stdout.write(
    json
      ? `${JSON.stringify({ speed, passed, failed, rows: results }, null, 2)}\n`
      : `${passed} passed, ${failed} failed\n`,
  );
  return failed > 0 ? 1 : 0;
}
