import type { JsonValue } from '../../../store/Json';
import { listAt, numberAt, textAt } from '../../engine/fields';
import { routeOf } from '../routes';
import type { Tick } from '../Tick';
import type { TickPart } from '../TickPart';

/** A gateway that refuses the route, or has not seen its last change, holds the run. Without any answer it goes on. */
export const routeNotAccepted: TickPart = {
  name: 'route-not-accepted',
  matches: tick =>
    tick.version.needsAcceptedRoute && complaintOf(tick) !== undefined,
  next: tick => [tick.warns(complaintOf(tick) ?? '')],
};

function complaintOf(tick: Tick): string | undefined {
  const route = routeOf(tick.canary, tick.view);
  if (!route) return undefined;
  const { name, namespace, generation = 1 } = route.metadata;
  return listAt(route.status, 'parents')
    .map(parent => {
      const { status, observed } = acceptanceOf(parent);
      return status === 'True' && observed >= generation
        ? undefined
        : `${route.kind} ${name}.${namespace} parent ${textAt(
            parent,
            'parentRef',
            'name',
          )} is not ready (status: ${status}, observed generation: ${observed}, current generation: ${generation})`;
    })
    .find(complaint => complaint !== undefined);
}

function acceptanceOf(parent: JsonValue): { status: string; observed: number } {
  const accepted = listAt(parent, 'conditions').find(
    condition => textAt(condition, 'type') === 'Accepted',
  );
  return {
    status: textAt(accepted, 'status') ?? '',
    observed: numberAt(accepted, 'observedGeneration') ?? 0,
  };
}
