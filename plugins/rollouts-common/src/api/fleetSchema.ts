import { z } from 'zod';

import { PHASES } from '../model/Phase';
import { FLEET_SORTINGS } from './fleetSorting';
import {
  clusterStatusSchema,
  PROVIDERS,
  rolloutSummarySchema,
  STRATEGIES,
} from './rolloutSchema';
import { transportEventSchemas } from './streamSchema';

/** The words for what a rollout may wait for, as `waitingFor.what` has them. */
export const WAITS = [
  'human',
  'time',
  'analysis',
  'pods',
  'controller',
  'gate',
] as const;

/** What can be asked for: one of these, where `human` takes in gates, or whatever does not wait for a person. */
const WAIT_FILTERS = [...WAITS, 'not-human'] as const;

export const FLEET_PAGE_LIMIT = 50;
export const FLEET_PAGE_LIMIT_MOST = 500;

/** What rows can be counted by. `image` and `tag` have a value more than once where a row has several. */
export const FLEET_FACETS = [
  'phase',
  'waitingFor',
  'cluster',
  'environment',
  'namespace',
  'provider',
  'strategy',
  'owner',
  'system',
  'image',
  'tag',
] as const;

/** The most frequent values of a facet; others are found by their name. */
export const FACET_VALUES_MOST = 50;

const names = z.array(z.string().min(1).max(300)).max(50);

/**
 * Which rollouts of the fleet are asked for: all that match each of these. Within a list one match is enough, an empty
 * list asks for nothing in particular.
 */
export const fleetQuerySchema = z
  .object({
    /** Words that all occur in name, namespace, cluster, image or owner, in whatever case. */
    q: z.string().trim().max(200).default(''),
    phase: z.array(z.enum(PHASES)).max(PHASES.length).default([]),
    waitingFor: z
      .array(z.enum(WAIT_FILTERS))
      .max(WAIT_FILTERS.length)
      .default([]),
    cluster: names.default([]),
    environment: names.default([]),
    /** Full entity references. */
    owner: names.default([]),
    /** Full entity references of systems, of which the named owner is part. */
    system: names.default([]),
    namespace: names.default([]),
    provider: z.array(z.enum(PROVIDERS)).max(PROVIDERS.length).default([]),
    strategy: z.array(z.enum(STRATEGIES)).max(STRATEGIES.length).default([]),
    /** Names of images, without tag and digest. */
    image: names.default([]),
    /** Tags or digests; with `image`, those of that image. */
    tag: names.default([]),
    /** Full entity reference: what this entity shows. */
    entity: z.string().min(1).max(300).optional(),
    sort: z.enum(FLEET_SORTINGS).default('attention'),
    /** Which facets the page is to come with. */
    facet: z.array(z.enum(FLEET_FACETS)).max(FLEET_FACETS.length).default([]),
    /** Tell only values of the facets that contain this, in whatever case; for those with many. */
    facetWord: z.string().trim().max(200).default(''),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(FLEET_PAGE_LIMIT_MOST)
      .default(FLEET_PAGE_LIMIT),
    /** `next` or `previous` of a page; absent: the first page. */
    cursor: z.string().min(1).max(2000).optional(),
  })
  .strict();

/**
 * How many rollouts there are of each state among those that the person may read and that match the query, its state
 * (`phase` and `waitingFor`) left aside: a counter says what choosing it would show.
 */
export const fleetTotalsSchema = z.object({
  all: z.number(),
  /** Waits for a person, a closed gate included. */
  waiting: z.number(),
  /** Of those, where this person may do something about it. */
  waitingForYou: z.number(),
  /** Progressing or paused without waiting for a person: it goes on by itself. */
  moving: z.number(),
  phases: z.record(z.enum(PHASES), z.number()),
});

/**
 * How many rollouts of those that the person may read have each value, of those that match the rest of the query: a
 * counter says what choosing its value would show. The most frequent first, at most `FACET_VALUES_MOST`.
 */
export const fleetFacetSchema = z.object({
  by: z.enum(FLEET_FACETS),
  values: z.array(z.object({ value: z.string(), count: z.number() })),
  /** How many further values there are. */
  further: z.number(),
});

const position = {
  /** How many match the whole query. */
  matching: z.number(),
  /** How many of these stand before the page. */
  before: z.number(),
  /** Cursor of the page that follows; absent on the last. */
  next: z.string().optional(),
  /** Cursor of the page before; absent where that is the first, and on the first. */
  previous: z.string().optional(),
};

/** One page of the fleet, what asks for attention first. */
export const fleetPageSchema = z.object({
  /** False when no cluster is configured at all: the page then says what to configure. */
  configured: z.boolean(),
  /** False when the policy lets this person read no rollout whatsoever. */
  permitted: z.boolean(),
  items: z.array(rolloutSummarySchema),
  totals: fleetTotalsSchema,
  /** Those that the query asks for; absent: none. */
  facets: z.array(fleetFacetSchema).optional(),
  ...position,
  /** The clusters that the person knows of, by a rollout that they may read or by right. */
  clusters: z.array(clusterStatusSchema),
});

/** What became of a page: rows to put, and what has changed of the rest. */
export const fleetChangesSchema = z.object({
  rows: z.array(rolloutSummarySchema),
  /** Ids of all rows of the page in their order; absent: the same rows in the same order. */
  ids: z.array(z.string()).optional(),
  totals: fleetTotalsSchema,
  /** Absent: as before. */
  facets: z.array(fleetFacetSchema).optional(),
  ...position,
  /** Absent: as before. Else the rows of each cluster take over its freshness. */
  clusters: z.array(clusterStatusSchema).optional(),
});

/**
 * One message of `GET /stream?scope=fleet&<query>`. The first is a `snapshot`, and after any gap another
 * follows. Only the rows of the page that is asked for are sent, whatever the size of the fleet.
 */
export const fleetStreamEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('snapshot'), data: fleetPageSchema }),
  z.object({ event: z.literal('changes'), data: fleetChangesSchema }),
  ...transportEventSchemas,
]);

export type FleetQuery = z.infer<typeof fleetQuerySchema>;
export type FleetFacet = z.infer<typeof fleetFacetSchema>;
export type FleetTotals = z.infer<typeof fleetTotalsSchema>;
export type FleetPage = z.infer<typeof fleetPageSchema>;
export type FleetChanges = z.infer<typeof fleetChangesSchema>;
export type FleetStreamEvent = z.infer<typeof fleetStreamEventSchema>;
