import type { Write } from '../../engine/Write';
import { newRoutes } from '../routes';
import type { TickPart } from '../TickPart';
import { serviceOf } from './primary-created';

/** From now on the primary serves, and the target has no Pods. */
export const initialised: TickPart = {
  name: 'initialised',
  matches: tick => tick.isIn('Initializing'),
  next: tick => {
    const { canary, view } = tick;
    return [
      ...[serviceOf(tick), ...newRoutes(canary, view)]
        .filter(
          ({ kind, metadata: { name, namespace } }) =>
            !view.find({ kind, name, namespace }),
        )
        .map((object): Write => ({ write: 'create', object })),
      tick.scalesTarget(0),
      tick.enters('Initialized', {
        lastAppliedSpec: tick.hash,
        lastPromotedSpec: tick.hash,
      }),
      tick.tells(`Initialization done! ${tick.name}`),
    ];
  },
};
