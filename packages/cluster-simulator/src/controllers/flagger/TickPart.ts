import type { Write } from '../engine/Write';
import type { Tick } from './Tick';

/**
 * A part of a tick: whether it is its turn, what it does, and whether the tick ends with it. Pure; the parts of a tick see
 * the same moment, whatever the earlier ones of them write.
 */
export type TickPart = {
  /** Also the name of its file, and of its input and output beside it. */
  name: string;
  matches(tick: Tick): boolean;
  next(tick: Tick): Write[];
  /** Left out, the tick ends here. */
  goesOn?: true;
};
