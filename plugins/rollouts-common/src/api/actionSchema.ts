import { z } from 'zod';

import { VERBS } from '../model/Verb';
import { sentenceSchema, weightsSchema } from './rolloutSchema';

const time = z.string();

/**
 * The state that the person saw when they decided. The API server is asked to compare it (JSON Patch `test`), so an
 * action can never reach another object, another version or another step than the one that was on the screen.
 * `null` demands that the field is absent; a field that is left out is not compared.
 */
export const preconditionSchema = z
  .object({
    uid: z.string().min(1).max(100),
    podHash: z.string().min(1).max(100).optional(),
    stepIndex: z.number().int().min(0).max(100_000).nullable().optional(),
    /** `startTime` of the first pause condition. */
    pauseStartedAt: z.string().max(40).nullable().optional(),
    /** `metadata.generation`, observed by the controller when it was read. */
    generation: z.number().int().min(1).optional(),
    aborted: z.boolean().optional(),
    paused: z.boolean().optional(),
  })
  .strict();

/** What an action would do now, before anyone agrees to it. */
export const actionPreviewSchema = z.object({
  verb: z.enum(VERBS),
  rolloutId: z.string(),
  possible: z.boolean(),
  because: sentenceSchema.optional(),
  /** Headline below the title, such as "From step 4 to step 5 of 8 · revision 42". */
  summary: sentenceSchema,
  /** What will happen, most important first: what runs, what is skipped, what traffic does, what Git does. */
  effects: z.array(sentenceSchema),
  before: weightsSchema,
  /** Absent when it cannot be told what the weight will be. */
  after: weightsSchema.optional(),
  /** What must still be true when it is sent, in words. */
  condition: sentenceSchema,
  precondition: preconditionSchema,
});

export const actionRequestSchema = z
  .object({
    verb: z.enum(VERBS),
    precondition: preconditionSchema,
    /** For the record; a ticket number, a sentence. */
    reason: z.string().trim().max(500).optional(),
    /** One per click: the same key never acts twice and always gets the same answer. */
    idempotencyKey: z.string().uuid(),
  })
  .strict();

export const ACTION_RESULTS = [
  'applied',
  'rejected',
  'denied',
  'failed',
  'unknown',
  'accepted',
] as const;

/**
 * - `applied`: the controller has obeyed.
 * - `rejected`: the state was no longer the one that the person saw; nothing was changed.
 * - `denied`: this person may not, or the portal may not in this cluster.
 * - `failed`: the cluster refused or could not be reached before anything was sent.
 * - `unknown`: sent, and no answer came; resolved by reading back.
 * - `accepted`: the API server took it, the controller has not reacted within the time we watch.
 */
export const actionOutcomeSchema = z.object({
  actionId: z.string(),
  verb: z.enum(VERBS),
  rolloutId: z.string(),
  result: z.enum(ACTION_RESULTS),
  text: sentenceSchema,
  /** With `rejected`: what changed since the person looked. */
  changes: z.array(sentenceSchema),
  at: time,
});

export type Precondition = z.infer<typeof preconditionSchema>;
export type ActionPreview = z.infer<typeof actionPreviewSchema>;
export type ActionRequest = z.infer<typeof actionRequestSchema>;
export type ActionResult = (typeof ACTION_RESULTS)[number];
export type ActionOutcome = z.infer<typeof actionOutcomeSchema>;
