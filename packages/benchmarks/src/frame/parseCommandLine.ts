import { parseArgs } from 'node:util';

import { CommandLineError } from './CommandLineError';

export type CommandLine = {
  quick: boolean;
  /** Ids, in the order of the benchmarks; all of them when empty. */
  only: readonly string[];
  json?: string;
  seed: number;
};

export const USAGE = `npm run bench -- [--quick] [--only ID]… [--json FILE] [--seed N]`;

const DEFAULT_SEED = 20261121;

/** @throws CommandLineError */
export function parseCommandLine(
  args: readonly string[],
  ids: readonly string[],
): CommandLine {
  const { quick, only, json, seed } = valuesOf(args);
  const unknown = only.find(id => !ids.includes(id));
  if (unknown !== undefined) {
    throw new CommandLineError(
      `There is no benchmark ${unknown}. There are ${ids.join(', ')}.`,
    );
  }
  if (!/^\d{1,9}$/.test(seed)) {
    throw new CommandLineError(
      `--seed wants a number of at most nine digits, not ${seed}.`,
    );
  }
  return {
    quick,
    only,
    seed: Number(seed),
    ...(json !== undefined && { json }),
  };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        json: { type: 'string' },
        seed: { type: 'string', default: String(DEFAULT_SEED) },
      },
    }).values;
  } catch (error) {
    throw new CommandLineError(
      `${error instanceof Error ? error.message : error}\n${USAGE}`,
    );
  }
}
