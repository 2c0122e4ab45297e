import { setImmediate } from 'node:timers/promises';

import { Runs } from './Runs';

/** Runs once, and says what it cost. */
export type Contestant = () => number | Promise<number>;

export type AlternateOptions = {
  rounds: number;
  /** Rounds before those that count, in which code is compiled and connections are opened. */
  warmUp: number;
  /**
   * Before each run, where one leaves so much behind that the next would have to clear it away. To collect garbage costs
   * compiled code as well, so where little is left it does more harm than good.
   */
  tidy?: () => void;
};

/**
 * Lets all contestants run in turn, round by round, every other round in reverse: what changes on the machine
 * meanwhile befalls all of them, and nobody always runs after the same other one.
 */
export async function alternate<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  { rounds, warmUp, tidy }: AlternateOptions,
): Promise<Runs<Name>> {
  const order = Object.entries<Contestant>(contestants);
  const runs = new Runs<Name>();
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const costs = new Map<string, number>();
    for (const [name, run] of round % 2 === 0 ? order : order.toReversed()) {
      // What the one before still holds, such as sockets that are closing, it lets go of in a turn of its own.
      await setImmediate();
      tidy?.();
      costs.set(name, await run());
    }
    if (round >= warmUp) runs.add(costs);
  }
  return runs;
}
