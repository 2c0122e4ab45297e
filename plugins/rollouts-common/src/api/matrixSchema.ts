import { z } from 'zod';

import { PHASES } from '../model/Phase';
import { fleetQuerySchema } from './fleetSchema';
import { clusterStatusSchema } from './rolloutSchema';
import { transportEventSchemas } from './streamSchema';

export const MATRIX_LIMIT = 50;
/**
 * `behind`: what runs the oldest version, against the newest of the service, comes first. `attention`: by that rollout of
 * each service which asks for it most.
 */
export const MATRIX_SORTS = [
  'name',
  'name,desc',
  'behind',
  'attention',
] as const;

export const MATRIX_LIMIT_MOST = 200;

/** Of which rollouts the matrix is: what can be asked of the fleet. And what its columns are. */
export const matrixQuerySchema = fleetQuerySchema
  .omit({
    sort: true,
    facet: true,
    facetWord: true,
    limit: true,
    cursor: true,
  })
  .extend({
    by: z.enum(['cluster', 'environment']).default('cluster'),
    sort: z.enum(MATRIX_SORTS).default('name'),
    /** Services on one page. */
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(MATRIX_LIMIT_MOST)
      .default(MATRIX_LIMIT),
    /** `next` of a page; absent: the first page. */
    cursor: z.string().min(1).max(2000).optional(),
  })
  .strict();

/** One service in one column: the rollouts there that have its namespace and name. */
export const matrixCellSchema = z.object({
  column: z.string(),
  /** Of the rollout that asks for attention most. */
  id: z.string(),
  phase: z.enum(PHASES),
  rollouts: z.number(),
  /**
   * What runs, as the tag of the image; the oldest where there are several. Absent where it is not known.
   * `behind`: how many versions of the service are newer.
   */
  runs: z.object({ version: z.string(), behind: z.number() }).optional(),
  /** The version that is on its way, and its share in percent where that is known. */
  comes: z
    .object({ version: z.string(), share: z.number().optional() })
    .optional(),
});

export const matrixColumnSchema = z.object({
  name: z.string(),
  /** Services of the page that stand here, */
  services: z.number(),
  /** of those, that run an older version than the newest, */
  behind: z.number(),
  /** and to which a version is on its way. */
  moving: z.number(),
});

/** Rollouts of one namespace and name are one service, wherever they are. */
const service = { namespace: z.string(), name: z.string() };

/** One service in all columns. */
export const matrixItemSchema = z.object({
  ...service,
  /** The newest version that runs or comes anywhere; absent where none is known. */
  newest: z.string().optional(),
  cells: z.array(matrixCellSchema),
});

const page = {
  columns: z.array(matrixColumnSchema),
  /** How many services match. */
  matching: z.number(),
  next: z.string().optional(),
};

/** Which version of each service runs where. */
export const fleetMatrixSchema = z.object({
  by: z.enum(['cluster', 'environment']),
  items: z.array(matrixItemSchema),
  ...page,
  clusters: z.array(clusterStatusSchema),
});

/** What became of a page of the matrix: services to put, and what has changed of the rest. */
export const matrixChangesSchema = z.object({
  items: z.array(matrixItemSchema),
  /** All services of the page in their order; absent: the same in the same order. */
  services: z.array(z.object(service)).optional(),
  ...page,
  /** Absent: as before. */
  clusters: z.array(clusterStatusSchema).optional(),
});

/**
 * One message of `GET /stream?scope=matrix&<query>`. The first is a `snapshot`, and after any gap another follows. Only
 * services of the page that is asked for are sent.
 */
export const matrixStreamEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('snapshot'), data: fleetMatrixSchema }),
  z.object({ event: z.literal('changes'), data: matrixChangesSchema }),
  ...transportEventSchemas,
]);

export type MatrixSort = (typeof MATRIX_SORTS)[number];
export type MatrixQuery = z.infer<typeof matrixQuerySchema>;
export type MatrixCell = z.infer<typeof matrixCellSchema>;
export type MatrixColumn = z.infer<typeof matrixColumnSchema>;
export type FleetMatrix = z.infer<typeof fleetMatrixSchema>;
export type MatrixItem = z.infer<typeof matrixItemSchema>;
export type MatrixChanges = z.infer<typeof matrixChangesSchema>;
export type MatrixStreamEvent = z.infer<typeof matrixStreamEventSchema>;
