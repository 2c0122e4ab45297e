import type { RolloutSummary } from '../api/rolloutSchema';
import { controllerAbsence } from './controllerAbsence';

/** When a row becomes another one by time alone, in milliseconds; absent: never. See `asOf`. */
export function changesAt(
  row: Pick<RolloutSummary, 'due' | 'waitingFor'>,
): number | undefined {
  const absence = controllerAbsence(row);
  return absence === undefined || row.waitingFor?.what !== 'time'
    ? undefined
    : Date.parse(absence);
}
