import { InputError } from '@backstage/errors';

import { fleetQuerySchema, type FleetQuery } from './fleetSchema';

const LISTS: ReadonlySet<string> = new Set([
  'phase',
  'waitingFor',
  'cluster',
  'environment',
  'owner',
]);

/**
 * A query as it stands in an address; a list is its parameter repeated.
 *
 * @throws InputError naming the parameter that is wrong.
 */
export function parseFleetParameters(parameters: URLSearchParams): FleetQuery {
  const given: Record<string, string | string[]> = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    if (LISTS.has(name)) {
      given[name] = values;
    } else if (values.length === 1) {
      given[name] = values[0] ?? '';
    } else {
      throw new InputError(`The parameter ${name} was given more than once`);
    }
  }
  const parsed = fleetQuerySchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new InputError(
    `Not a question about rollouts: ${parsed.error.issues
      .map(({ path, message }) =>
        path.length > 0 ? `${path.join('.')}: ${message}` : message,
      )
      .join('; ')
      .slice(0, 500)}`,
  );
}

/** The address of a query; what is as by default is left out. */
export function formatFleetParameters(query: FleetQuery): URLSearchParams {
  const defaults = fleetQuerySchema.parse({});
  const parameters = new URLSearchParams();
  if (query.q !== '') parameters.set('q', query.q);
  for (const phase of query.phase) parameters.append('phase', phase);
  for (const what of query.waitingFor) parameters.append('waitingFor', what);
  for (const cluster of query.cluster) parameters.append('cluster', cluster);
  for (const each of query.environment) parameters.append('environment', each);
  for (const owner of query.owner) parameters.append('owner', owner);
  if (query.limit !== defaults.limit) {
    parameters.set('limit', String(query.limit));
  }
  if (query.cursor !== undefined) parameters.set('cursor', query.cursor);
  return parameters;
}
