import type { JsonObject } from '../../store/Json';
import { textAt } from '../engine/fields';
import type { Write } from '../engine/Write';
import { analysisKinds } from './analysisKinds';
import { rolloutEvent } from './rolloutEvent';
import type { RolloutMoment } from './RolloutMoment';

/** An Event for every AnalysisRun of which a status tells another phase than before. */
export function analysisEvents(
  moment: RolloutMoment,
  after: JsonObject,
): Write[] {
  return analysisKinds.flatMap(({ type, strategy, pointer }) => {
    const run = textAt(moment.status, strategy, pointer, 'name');
    const was = textAt(moment.status, strategy, pointer, 'status') ?? '';
    const is = textAt(after, strategy, pointer, 'status') ?? '';
    if (run === undefined || is === '' || is === was) return [];
    return [
      rolloutEvent(
        moment.name,
        `AnalysisRun${is}`,
        `${type} Analysis Run '${run}' Status New: '${is}' Previous: '${was}'`,
        ['Failed', 'Error'].includes(is) ? 'Warning' : 'Normal',
      ),
    ];
  });
}
