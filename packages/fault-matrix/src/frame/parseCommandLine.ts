import { parseArgs } from 'node:util';

export type CommandLine = {
  /** Ids; all of them when empty. */
  only: readonly string[];
  json: boolean;
  /** How many times faster the portal's clock runs than ours. */
  speed: number;
  /** How many rows run at a time. */
  atATime: number;
  /** Nothing but the model check. */
  modelCheck: boolean;
  /** How many random sequences, */
  sequences: number;
  /** and which is the first. */
  seed: number;
};

export const USAGE =
  'npm run faults -- [--only ID]… [--json] [--real-time] [--model-check] [--sequences N] [--seed N]';

const HURRIED = { speed: 4, atATime: 6 };
const REAL_TIME = { speed: 1, atATime: 16 };

/** @throws Error which says what is wrong with it */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      'real-time': { type: 'boolean', default: false },
      'model-check': { type: 'boolean', default: false },
      sequences: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
    },
  });
  return {
    only: values.only,
    json: values.json,
    modelCheck: values['model-check'],
    sequences: wholeNumber('sequences', values.sequences),
    seed: wholeNumber('seed', values.seed),
    ...(values['real-time'] ? REAL_TIME : HURRIED),
  };
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new Error(`--${option} wants a whole number, not ${text}.`);
  }
  return Number(text);
}
