import { listAt } from '../../engine/fields';
import { timeText } from '../../engine/timeText';
import { invalidity } from '../invalidity';
import { rolloutPhase } from '../rolloutPhase';
import { rolloutStage } from '../rolloutStage';
import { setCondition } from '../setCondition';

/** Nothing else is done about a Rollout that is invalid; it is only told. */
export const specIsInvalid = rolloutStage({
  name: 'spec-is-invalid',
  matches: moment => invalidity(moment) !== undefined,
  next: moment => {
    const { status, rollout, view } = moment;
    const told = {
      blueGreen: {},
      canary: {},
      ...status,
      observedGeneration: String(rollout.metadata.generation ?? 1),
      conditions: setCondition(
        listAt(status, 'conditions'),
        {
          type: 'InvalidSpec',
          status: 'True',
          reason: 'InvalidSpec',
          message: invalidity(moment) ?? '',
        },
        timeText(view.now),
      ),
    };
    return [
      {
        write: 'status',
        of: moment.name,
        status: { ...told, ...rolloutPhase(moment, told) },
      },
    ];
  },
});
