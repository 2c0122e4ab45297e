import type { World } from './World.ts';
import type { WorldName } from './worlds/WorldName.ts';

/** One way through the product that a person could take; passes when `run` resolves. */
export type Journey = {
  /** A sentence that could be false. */
  name: string;
  /** Where it runs, and why nowhere else; in every world when left out. */
  only?: { world: WorldName; because: string };
  /** Takes a minute or has many pictures: `npm run e2e` runs it, `npm test` only where nothing else would. */
  isSlow?: boolean;
  /** Name of the picture that it is, if it is one. */
  picture?: string;
  run(world: World): Promise<void>;
};
