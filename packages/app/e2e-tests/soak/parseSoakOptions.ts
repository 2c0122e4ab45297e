import { parseArgs } from 'node:util';

import { UserFacingError } from '@rollouts-portal/control-plane/UserFacingError.ts';

export type SoakOptions = {
  minutes: number;
  seed: number;
  /** File for the figures. */
  json: string | undefined;
};

/** @throws UserFacingError naming the option that is wrong */
export function parseSoakOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      /** How long faults go on. */
      minutes: { type: 'string', default: '30' },
      /** Repeats the order in which faults came. */
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      json: { type: 'string' },
    },
  });
  return {
    minutes: numberOf('minutes', values.minutes),
    seed: numberOf('seed', values.seed),
    json: values.json,
  };
}

function numberOf(name: string, text: string): number {
  if (!/^\d{1,6}(\.\d+)?$/.test(text)) {
    throw new UserFacingError(`--${name} wants a number, not ${text}`);
  }
  return Number(text);
}
