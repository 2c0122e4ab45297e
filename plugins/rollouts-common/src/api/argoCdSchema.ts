import { z } from 'zod';

import { FRESHNESS_STATES } from '../model/Freshness';
import { VERBS } from '../model/Verb';
import { sentenceSchema } from './sentenceSchema';

const time = z.string();

/**
 * Why we think that an Application of Argo CD deploys a rollout, the surest first.
 *
 * - `tracked`: the rollout's tracking id names the Application, and names the rollout itself.
 * - `listed`: the Application has it among its resources.
 * - `entity`: the entity on whose page it is shown names the Application, which deploys to the rollout's namespace.
 * - `label`: `app.kubernetes.io/instance`, which Helm sets, too. A guess, to be shown as one.
 */
export const ARGO_CD_RELATIONS = [
  'tracked',
  'listed',
  'entity',
  'label',
] as const;

/** Argo CD's words for the health of one object or of an app. */
export const ARGO_CD_HEALTHS = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
] as const;

export const ARGO_CD_SYNCS = ['Synced', 'OutOfSync', 'Unknown'] as const;

/** What becomes of a change that an action makes, as long as Git says what it says now. */
export const GIT_OPS_OUTCOMES = [
  /** Argo CD leaves it alone. */
  'kept',
  /** Argo CD puts Git's value back within seconds. */
  'undone',
  /** It stays until the next sync, by a new commit or by hand. */
  'until-sync',
  /** Depends on something that cannot be seen from here, which the text names. */
  'unclear',
] as const;

/** What a row says of Argo CD. Absent where nothing points to Argo CD. */
export const argoCdSummarySchema = z.object({
  /** The Application that is the surest to deploy it; several of one certainty: the first by name. */
  app: z.string(),
  relation: z.enum(ARGO_CD_RELATIONS),
  /** Of the Application as a whole; absent when the Application cannot be seen (only the tracking id names it). */
  sync: z.enum(ARGO_CD_SYNCS).optional(),
  /** That the comparison was made with, as Argo CD writes it: a commit, or the version of a chart. */
  revision: z.string().optional(),
  /** Argo CD's sync is held up by this rollout. */
  syncWaits: z.boolean(),
  /** How many Applications claim it as `tracked` or `listed`. More than one is a mistake somewhere. */
  claims: z.number(),
});

/** The health that Argo CD has for this very rollout. */
export const argoCdObjectHealthSchema = z.object({
  status: z.enum(ARGO_CD_HEALTHS),
  /**
   * `reported`: it stands in the Application. `computed`: since 3.0 it does not, unless Argo CD is told to keep it
   * there, so it is what the rollout's state means in Argo CD's words.
   */
  basis: z.enum(['reported', 'computed']),
  /** What our state means in Argo CD's words. */
  ours: z.enum(ARGO_CD_HEALTHS),
  /** Why the two differ; absent when they do not. */
  why: sentenceSchema.optional(),
});

/** One Application that has to do with the rollout. */
export const argoCdAppSchema = z.object({
  /** Of the Application object. */
  name: z.string(),
  /** Absent when the Application cannot be seen. */
  namespace: z.string().optional(),
  /** Cluster in which the Application stands, which may be another than the rollout's. Absent as `namespace`. */
  cluster: z.string().optional(),
  project: z.string().optional(),
  relation: z.enum(ARGO_CD_RELATIONS),
  /** Page of the app in Argo CD; absent where the portal's config names no address for this Argo CD. */
  url: z.string().optional(),
  /** False: all that is known is the name. Then everything below is absent or empty. */
  known: z.boolean(),

  sync: z.enum(ARGO_CD_SYNCS).optional(),
  /** Sync status of this rollout alone. */
  objectSync: z.enum(ARGO_CD_SYNCS).optional(),
  /** That Git, or the chart, was compared at; one for each source. */
  revisions: z.array(z.string()),
  sources: z.array(
    z.object({
      repository: z.string().optional(),
      /** Folder in the repository, or name of the chart. */
      path: z.string().optional(),
      targetRevision: z.string().optional(),
    }),
  ),
  /** Of the Application as a whole, as Argo CD reports it; other objects count, too. */
  health: z.enum(ARGO_CD_HEALTHS).optional(),
  /** Why the health of the whole says something else than the rollout; absent when it needs no word. */
  healthWhy: sentenceSchema.optional(),
  objectHealth: argoCdObjectHealthSchema.optional(),

  /** The newest sync, under way or done. */
  operation: z
    .object({
      phase: z.enum(['Running', 'Succeeded', 'Failed', 'Error', 'Terminating']),
      startedAt: time.optional(),
      finishedAt: time.optional(),
      revisions: z.array(z.string()),
      /** Argo CD's own text, unchanged; only where this rollout is what it names. */
      message: z.string().optional(),
    })
    .optional(),
  /** "Argo CD's sync is waiting for this rollout; newer commits are blocked." Absent when it does not wait for it. */
  waits: sentenceSchema.optional(),

  /** Absent: somebody has to start each sync. */
  automated: z.object({ selfHeal: z.boolean(), prune: z.boolean() }).optional(),
  /** How current all this is: that of the Applications in `cluster`. */
  freshness: z.enum(FRESHNESS_STATES).optional(),
});

/** What becomes of one verb's change; only for verbs that are possible now. */
export const gitOpsConsequenceSchema = z.object({
  verb: z.enum(VERBS),
  outcome: z.enum(GIT_OPS_OUTCOMES),
  text: sentenceSchema,
});

/** What a detail says of Argo CD beside `argoCdSummarySchema`. */
export const argoCdDetailSchema = z.object({
  /** The surest first, at most ten. Empty where the notes are all there is to say. */
  apps: z.array(argoCdAppSchema),
  /** What is odd: several apps claim it, the tracking id is that of another object. */
  notes: z.array(sentenceSchema),
  /** Empty where no app is known to deploy it, or nothing can be done with it. */
  consequences: z.array(gitOpsConsequenceSchema),
});

export type ArgoCdRelation = (typeof ARGO_CD_RELATIONS)[number];
export type ArgoCdHealth = (typeof ARGO_CD_HEALTHS)[number];
export type ArgoCdSync = (typeof ARGO_CD_SYNCS)[number];
export type ArgoCdSummary = z.infer<typeof argoCdSummarySchema>;
export type ArgoCdObjectHealth = z.infer<typeof argoCdObjectHealthSchema>;
export type ArgoCdApp = z.infer<typeof argoCdAppSchema>;
export type ArgoCdDetail = z.infer<typeof argoCdDetailSchema>;
export type GitOpsOutcome = (typeof GIT_OPS_OUTCOMES)[number];
export type GitOpsConsequence = z.infer<typeof gitOpsConsequenceSchema>;
