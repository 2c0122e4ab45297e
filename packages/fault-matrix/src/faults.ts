// Tools are no packages.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import type { CheckProgram, Ground } from '../../../tools/check/CheckProgram';
import { asText } from './frame/asText';
import type { FaultRow } from './frame/FaultRow';
import {
  parseCommandLine,
  USAGE,
  type CommandLine,
} from './frame/parseCommandLine';
import { hasPassed } from './frame/RowResult';
import { runRows } from './frame/runRows';
import { modelRow } from './model/modelRow';
import { allRows } from './rows/allRows';

/** What `npm run faults` does. */
export const faults: CheckProgram<FaultRow> = {
  name: 'faults',
  usage: USAGE,
  plan: args => {
    const line = parseCommandLine(args);
    const model = modelRow(line);
    return {
      all: line.modelCheck ? [model] : [...allRows, model],
      only: line.only,
      run: (rows, ground) => run(rows, line, ground),
    };
  },
};

async function run(
  rows: readonly FaultRow[],
  { json, speed, atATime }: CommandLine,
  { postgres, skipped }: Ground,
): Promise<number> {
  const results = await runRows(rows, { speed, atATime, postgres }, result => {
    if (!json) process.stdout.write(asText(result));
  });
  if (!json) process.stdout.write(skipped.text);
  const passed = results.filter(hasPassed).length;
  const failed = results.length - passed;
  process.stdout.write(
    json
      ? `${JSON.stringify(
          { speed, passed, failed, skipped: skipped.count, rows: results },
          null,
          2,
        )}\n`
      : `${passed} passed, ${failed} failed, ${skipped.count} skipped\n`,
  );
  return failed > 0 ? 1 : 0;
}
