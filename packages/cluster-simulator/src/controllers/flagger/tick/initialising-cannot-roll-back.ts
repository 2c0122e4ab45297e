import type { TickPart } from '../TickPart';

/** Past its deadline Flagger tries to roll back, but there is no route yet. It goes on trying. */
export const initialisingCannotRollBack: TickPart = {
  name: 'initialising-cannot-roll-back',
  matches: tick =>
    tick.isIn('Initializing') &&
    tick.settings.provider === 'gatewayapi' &&
    tick.unreadyPrimary?.isFinal === true,
  next: tick => {
    const { serviceName } = tick.settings;
    const { namespace } = tick.canary.metadata;
    return [
      tick.warns(
        `${tick.primaryName} not ready: ${tick.unreadyPrimary?.reason}`,
      ),
      tick.warns(
        `HTTPRoute ${serviceName}.${namespace} get error: httproutes.gateway.networking.k8s.io "${serviceName}" not found`,
      ),
    ];
  },
};
