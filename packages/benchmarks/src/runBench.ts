import { writeFileSync } from 'node:fs';

import { allBenchmarks } from './benchmarks/allBenchmarks';
import { asJson } from './frame/asJson';
import { asText } from './frame/asText';
import { CommandLineError } from './frame/CommandLineError';
import { describeMachine } from './frame/describeMachine';
import { parseCommandLine } from './frame/parseCommandLine';
import { runBenchmarks } from './frame/runBenchmarks';
import { totalOf } from './frame/totalOf';

/** What `npm run bench` does; resolves with the exit code. */
export async function runBench(args: readonly string[]): Promise<number> {
  try {
    return await bench(args);
  } catch (error) {
    if (!(error instanceof CommandLineError)) throw error;
    process.stderr.write(`bench: ${error.message}\n`);
    return 2;
  }
}

async function bench(args: readonly string[]): Promise<number> {
  const { only, json, quick, seed } = parseCommandLine(
    args,
    allBenchmarks.map(({ id }) => id),
  );
  const machine = describeMachine();
  process.stdout.write(
    `${machine.processors}, ${machine.memory}, ${machine.system}, Node ${machine.node}, load ${machine.load}; seed ${seed}\n\n`,
  );
  const results = await runBenchmarks(
    allBenchmarks.filter(({ id }) => only.length === 0 || only.includes(id)),
    { quick, seed },
    result => process.stdout.write(asText(result)),
  );
  if (json !== undefined) {
    writeFileSync(json, asJson(results, { quick, seed, machine }));
  }
  const { passed, failed } = totalOf(results);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}
