import { fleetQuerySchema, type FleetQuery } from './fleetSchema';
import { matrixQuerySchema, type MatrixQuery } from './matrixSchema';
import { parseParameters } from './parseParameters';

/** Parameters that are repeated, one value each. */
const LISTS = [
  'phase',
  'waitingFor',
  'cluster',
  'environment',
  'owner',
  'system',
  'namespace',
  'provider',
  'strategy',
  'image',
  'tag',
  'facet',
] as const;

/** @throws InputError naming the parameter that is wrong, and what is right. */
export function parseFleetParameters(parameters: URLSearchParams): FleetQuery {
  return parseParameters(fleetQuerySchema, LISTS, parameters);
}

/** @throws InputError naming the parameter that is wrong, and what is right. */
export function parseMatrixParameters(
  parameters: URLSearchParams,
): MatrixQuery {
  return parseParameters(matrixQuerySchema, LISTS, parameters);
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
