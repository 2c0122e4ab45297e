import { parseArgs } from 'node:util';

export type CommandLine = {
  quick: boolean;
  /** Ids, in the order of the benchmarks; all of them when empty. */
  only: readonly string[];
  json?: string;
  seed: number;
};

export const USAGE = `npm run bench -- [--quick] [--only ID]… [--json FILE] [--seed N]`;

const DEFAULT_SEED = 20261121;

/** @throws Error which says what is wrong with it */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { quick, only, json, seed } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      seed: { type: 'string', default: String(DEFAULT_SEED) },
    },
  }).values;
  if (!/^\d{1,9}$/.test(seed)) {
    throw new Error(
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
