import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

import { fleetRouteRef } from '../routes';

/** Where the operator guide puts the tab. */
const TAB = 'rollouts';

/** Address of a rollout: in the tab of the component that owns it, where one does, else its own page. */
export function useRolloutHref(): (
  rollout: Pick<RolloutSummary, 'id' | 'ownership'>,
) => string {
  // A portal may have the page at its root; two slashes would lead to another host.
  const fleetHref = useRouteRef(fleetRouteRef)().replace(/\/$/, '');
  const entityHref = useRouteRef(entityRouteRef);
  return ({ id, ownership }) => {
    const component = componentOf(ownership.entityRef);
    return component === undefined
      ? `${fleetHref}/${id}`
      : `${entityHref(
          entityRouteParams(component),
        )}/${TAB}?${new URLSearchParams({ rollout: id })}`;
  };
}

function componentOf(entityRef: string | undefined): string | undefined {
  try {
    return entityRef !== undefined &&
      parseEntityRef(entityRef).kind === 'component'
      ? entityRef
      : undefined;
  } catch {
    return undefined;
  }
}
