import { z } from 'zod';

import { VERBS } from '../model/Verb';
import { sentenceSchema, weightsSchema } from './rolloutSchema';

const time = z.string();

/** The ReplicaSet of the revision that an undo goes back to. Its template is what is put back. */
export const undoTargetSchema = z
  .object({
    /** A name as the API server takes it, because it becomes part of a path. */
    replicaSet: z
      .string()
      .max(253)
      .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/),
    uid: z.string().min(1).max(100),
    podHash: z.string().min(1).max(100),
  })
  .strict();

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
    /** `spec.restartAt`. */
    restartAt: z.string().max(40).nullable().optional(),
    /** Compared by reading it right before an undo is sent: it is another object than the one that is patched. */
    target: undoTargetSchema.optional(),
  })
  .strict();

/** A revision that an undo can go back to. */
export const revisionChoiceSchema = z.object({
  revision: z.number(),
  images: z.array(z.string()),
  createdAt: time,
  /** canary, stable, active, preview; empty for an old one. */
  roles: z.array(z.string()),
});

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
  /** With undo: the revision that it goes back to. */
  revision: z.number().optional(),
  /** With undo: what there is to choose from, newest first; absent while that is not known. */
  revisions: z.array(revisionChoiceSchema).optional(),
});

export const actionRequestSchema = z
  .object({
    verb: z.enum(VERBS),
    /** The revision that an undo goes back to. */
    revision: z.number().int().min(1).max(999_999_999).optional(),
    precondition: preconditionSchema,
    /** For the record; a ticket number, a sentence. */
    reason: z.string().trim().max(500).optional(),
    /** One per click: the same key never acts twice and always gets the same answer. */
    idempotencyKey: z.string().uuid(),
  })
  .strict()
  .refine(
    ({ verb, revision }) => (verb === 'undo') === (revision !== undefined),
    { path: ['revision'], message: 'undo names a revision, and only undo' },
  );

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

export type RevisionChoice = z.infer<typeof revisionChoiceSchema>;
export type Precondition = z.infer<typeof preconditionSchema>;
export type ActionPreview = z.infer<typeof actionPreviewSchema>;
export type ActionRequest = z.infer<typeof actionRequestSchema>;
export type ActionResult = (typeof ACTION_RESULTS)[number];
export type ActionOutcome = z.infer<typeof actionOutcomeSchema>;
