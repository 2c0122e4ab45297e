import type { RolloutSummary } from '../api/rolloutSchema';
import { controllerAbsence } from './controllerAbsence';

/** When a row becomes another one by time alone, in milliseconds; absent: never. See `asOf`. */
export function changesAt(
  row: Pick<RolloutSummary, 'due' | 'waitingFor'>,
): number | undefined {
  const { what } = row.waitingFor ?? {};
  // These come by themselves, or its controller says that they do not come; for anything else it may wait for ever.
  if (what !== 'time' && what !== 'pods') return undefined;
  const absence = controllerAbsence(row);
  return absence === undefined ? undefined : Date.parse(absence);
}
