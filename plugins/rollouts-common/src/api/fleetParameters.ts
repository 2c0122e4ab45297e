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
  const { q, entity, sort, limit, cursor, facetWord, ...lists } = query;
  return formatParameters(
    { q, ...lists, entity, sort, facetWord, limit, cursor },
    fleetQuerySchema.parse({}),
  );
}

/** The address of a query; what is as by default is left out. */
export function formatMatrixParameters(query: MatrixQuery): URLSearchParams {
  const { q, entity, by, sort, limit, cursor, ...lists } = query;
  return formatParameters(
    { q, ...lists, entity, by, sort, limit, cursor },
    matrixQuerySchema.parse({}),
  );
}

function formatParameters(
  query: Record<string, string | number | readonly string[] | undefined>,
  defaults: Readonly<Record<string, unknown>>,
): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string' || typeof value === 'number') {
      if (value !== defaults[name]) parameters.set(name, String(value));
    } else {
      for (const each of value ?? []) parameters.append(name, each);
    }
  }
  return parameters;
}
