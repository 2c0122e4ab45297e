import {
  FLEET_FACETS,
  formatFleetParameters,
  type FleetFacet,
  type FleetQuery,
} from '@rollouts-portal/plugin-rollouts-common';

export type FacetName = FleetFacet['by'];

/** In the order in which they are offered, what people narrow by most first. */
export const OFFERED_FACETS: readonly FacetName[] = [
  'environment',
  'owner',
  'provider',
  'waitingFor',
  'cluster',
  'phase',
  'namespace',
  'strategy',
  'system',
  'image',
  'tag',
];

/** Offered unfolded. */
export const FACETS_OPEN_AT_FIRST: readonly FacetName[] = [
  'environment',
  'owner',
  'provider',
  'waitingFor',
  'cluster',
];

/** The parameters of a query in which a value is chosen that was not, or the other way round. */
export function toggled(
  query: FleetQuery,
  by: FacetName,
  value: string,
): URLSearchParams {
  const parameters = formatFleetParameters({ ...query, cursor: undefined });
  const chosen = parameters.getAll(by);
  parameters.delete(by);
  const next = chosen.includes(value)
    ? chosen.filter(each => each !== value)
    : [...chosen, value];
  for (const each of next) parameters.append(by, each);
  return parameters;
}

/** What is chosen of each facet, one by one. */
export function chosenOf(
  query: Pick<FleetQuery, FacetName>,
): { by: FacetName; value: string }[] {
  return FLEET_FACETS.flatMap(by =>
    query[by].map(value => ({ by, value: String(value) })),
  );
}
