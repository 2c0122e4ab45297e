import { InputError } from '@backstage/errors';

import { fleetQuerySchema, type FleetQuery } from './fleetSchema';

/** Parameters that are repeated, one value each. */
const LISTS = [
  'phase',
  'waitingFor',
  'cluster',
  'environment',
  'owner',
  'namespace',
  'provider',
  'strategy',
  'image',
  'tag',
  'facet',
] as const;
const LIST_NAMES: ReadonlySet<string> = new Set(LISTS);
const NAMES = Object.keys(fleetQuerySchema.shape);

/**
 * A query as it stands in an address; a list is its parameter repeated.
 *
 * @throws InputError naming the parameter that is wrong.
 */
export function parseFleetParameters(parameters: URLSearchParams): FleetQuery {
  const given: Record<string, string | string[]> = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    if (!NAMES.includes(name)) {
      throw new InputError(
        `There is no parameter ${JSON.stringify(
          name.slice(0, 100),
        )}, only ${NAMES.join(', ')}`,
      );
    }
    if (LIST_NAMES.has(name)) {
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
  for (const name of LISTS) {
    for (const value of query[name]) parameters.append(name, value);
  }
  if (query.entity !== undefined) parameters.set('entity', query.entity);
  if (query.sort !== defaults.sort) parameters.set('sort', query.sort);
  if (query.limit !== defaults.limit) {
    parameters.set('limit', String(query.limit));
  }
  if (query.cursor !== undefined) parameters.set('cursor', query.cursor);
  return parameters;
}
