import { statusWrites } from '../nextStatus';
import { rolloutEvent } from '../rolloutEvent';
import { rolloutStage } from '../rolloutStage';

/** Another template or other steps: all steps again, unless it is the stable version that returns. */
export const updateStarts = rolloutStage({
  name: 'update-starts',
  matches: ({ isChanged }) => isChanged,
  next: moment => {
    const { name, hash, stableHash, steps } = moment;
    return [
      ...(steps.length > 0 && hash === stableHash
        ? [rolloutEvent(name, 'SkipSteps', 'Rollback to stable')]
        : []),
      ...statusWrites(moment, { isReset: true }),
    ];
  },
});
