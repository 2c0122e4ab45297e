import { ManualClock } from '../cluster/testing/ManualClock';
import { pausedCanary } from './pausedCanary';

/** For so long a controller has time to end a pause that is over. */
const PATIENCE = 60;

/**
 * A canary at a pause that ends by itself, as the API server holds it.
 *
 * @param lateAfter - seconds from the start of a `ManualClock` until its controller is presumed absent
 */
export function timedPause({
  lateAfter,
  ...place
}: {
  lateAfter: number;
  namespace?: string;
  name?: string;
}) {
  const end = new ManualClock().now().getTime() + (lateAfter - PATIENCE) * 1000;
  return pausedCanary({
    ...place,
    status: {
      currentStepIndex: 3,
      pauseConditions: [
        {
          reason: 'CanaryPauseStep',
          // The step is of ten seconds.
          startTime: new Date(end - 10_000).toISOString(),
        },
      ],
    },
  });
}
