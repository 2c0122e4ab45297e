import { z } from 'zod';

import {
  clusterStatusSchema,
  entityRolloutsSchema,
  rolloutDetailSchema,
} from './rolloutSchema';

/** Why a topic of a stream is not shown, or not any more. */
export const topicRefusalSchema = z.object({
  /** As a request for it alone would be answered. */
  status: z.number(),
  name: z.string(),
  message: z.string(),
});

/** What is said of the stream, whatever is followed. */
export const transportEventSchemas = [
  /** Every 15 s, so that a silent proxy is noticed. */
  z.object({
    event: z.literal('heartbeat'),
    data: z.object({ at: z.string() }),
  }),
  /** The client is where it says that it was: what it has missed follows, and no snapshot. */
  z.object({ event: z.literal('resumed'), data: z.object({}) }),
  /** Something was left out, or the place is not known any more: a snapshot follows. */
  z.object({ event: z.literal('reset'), data: z.object({}) }),
  /** Of this topic nothing more is told. */
  z.object({ event: z.literal('refused'), data: topicRefusalSchema }),
] as const;

/**
 * Data of an event in a stream of several topics, `GET /stream?follow=<topic>&follow=<topic>`: `topic` counts from 0 in
 * the order in which they were asked for. Events without it, such as a heartbeat, belong to all.
 */
export const labelledDataSchema = z.object({
  topic: z.number(),
  data: z.unknown(),
});

/** So many topics in a stream. */
export const TOPICS_AT_MOST = 24;

/**
 * One message of `GET /stream?entity=<ref>`, a text/event-stream. The first is a `snapshot`, and after any gap another
 * follows, so a client never has to piece things together: replace on `snapshot`, put on `rollout`.
 */
export const streamEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('snapshot'), data: entityRolloutsSchema }),
  z.object({ event: z.literal('rollout'), data: rolloutDetailSchema }),
  z.object({ event: z.literal('removed'), data: z.object({ id: z.string() }) }),
  /** How all clusters are doing; the rows of each take over its freshness. */
  z.object({
    event: z.literal('clusters'),
    data: z.array(clusterStatusSchema),
  }),
  ...transportEventSchemas,
]);

export type StreamEvent = z.infer<typeof streamEventSchema>;
export type TopicRefusal = z.infer<typeof topicRefusalSchema>;
