import { instantAfter } from '../object/instantAfter';
import type { FlaggerFacts } from './FlaggerFacts';

/** Phases in which each tick writes the status unless something is in the way. */
const TICKS: readonly string[] = ['Progressing', 'Promoting', 'Finalising'];

/** When Flagger looks again, as far as the status dates its last look; absent while it waits for a gate or is suspended. */
export function nextTickAt({
  status,
  suspend,
  analysis,
}: FlaggerFacts): string | undefined {
  return suspend || !TICKS.includes(status.phase ?? '')
    ? undefined
    : instantAfter(status.lastTransitionTime, analysis.intervalSeconds);
}
