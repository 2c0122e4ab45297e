import { parseArgs } from 'node:util';

import { CommandLineError } from './CommandLineError';

export type CommandLine = {
  /** Ids; all of them when empty. */
  only: readonly string[];
  json: boolean;
  /** How many times faster the portal's clock runs than ours. */
  speed: number;
  /** How many rows run at a time. */
  atATime: number;
};

const USAGE = 'npm run faults -- [--only ID]… [--json] [--real-time]';

const HURRIED = { speed: 4, atATime: 6 };
const REAL_TIME = { speed: 1, atATime: 16 };

/** @throws CommandLineError */
export function parseCommandLine(
  args: readonly string[],
  ids: readonly string[],
): CommandLine {
  const { only, json, 'real-time': isRealTime } = valuesOf(args);
  const unknown = only.find(id => !ids.includes(id));
  if (unknown !== undefined) {
    throw new CommandLineError(
      `There is no row ${unknown}. There are ${ids.join(', ')}.`,
    );
  }
  return { only, json, ...(isRealTime ? REAL_TIME : HURRIED) };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        'real-time': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new CommandLineError(
      `${error instanceof Error ? error.message : error}\n${USAGE}`,
    );
  }
}
