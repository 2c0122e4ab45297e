import type { Write } from '../../engine/Write';
import { newRoutes, routeOf } from '../routes';
import type { TickPart } from '../TickPart';
import { serviceOf } from './primary-created';

/** Flagger 1.36 looks for its new HTTPRoute by an empty name once, and goes on with the next tick. */
export const routeStumbles: TickPart = {
  name: 'route-stumbles',
  matches: tick =>
    tick.isIn('Initializing') &&
    tick.version.stumblesOverNewRoute &&
    tick.settings.provider === 'gatewayapi' &&
    routeOf(tick.canary, tick.view) === undefined,
  next: tick => [
    { write: 'create', object: serviceOf(tick) },
    tick.scalesTarget(0),
    ...newRoutes(tick.canary, tick.view).map(
      (object): Write => ({ write: 'create', object }),
    ),
    tick.warns(
      `HTTPRoute .${tick.canary.metadata.namespace} update error: resource name may not be empty while reconciling`,
    ),
  ],
};
