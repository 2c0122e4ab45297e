import type { World } from './World.ts';

/** One way through the product that a person could take; passes when `run` resolves. */
export type Journey = {
  /** A sentence that could be false. */
  name: string;
  run(world: World): Promise<void>;
};
