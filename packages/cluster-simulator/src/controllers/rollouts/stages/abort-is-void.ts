import { statusWrites } from '../nextStatus';
import { rolloutStage } from '../rolloutStage';

/** What is through cannot be aborted any more: the wish is taken away without a word. */
export const abortIsVoid = rolloutStage({
  name: 'abort-is-void',
  matches: ({ isAborted, isFullyPromoted, stableHash }) =>
    isAborted && isFullyPromoted && stableHash !== '',
  next: moment => statusWrites(moment, { isCleared: true }),
});
