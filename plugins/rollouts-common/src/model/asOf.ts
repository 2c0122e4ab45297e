import type { RolloutSummary } from '../api/rolloutSchema';
import { changesAt } from './changesAt';

/**
 * What a row, or a detail, has become by time alone: what should have gone on long ago waits for its controller. Its
 * phase stays, as that is the controller's word.
 *
 * @param now - in milliseconds
 */
export function asOf<Row extends Pick<RolloutSummary, 'due' | 'waitingFor'>>(
  row: Row,
  now: number,
): Row {
  const at = changesAt(row);
  return at !== undefined && at <= now
    ? { ...row, waitingFor: { what: 'controller' } }
    : row;
}
