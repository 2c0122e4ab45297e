import { z } from 'zod';

import { FRESHNESS_STATES } from '../model/Freshness';
import { PHASES } from '../model/Phase';
import { VERBS } from '../model/Verb';
import { argoCdDetailSchema, argoCdSummarySchema } from './argoCdSchema';
import { checksSchema } from './checksSchema';
import { podSchema, podWatchSchema } from './podSchema';
import { sentenceSchema } from './sentenceSchema';
import { watchStatusSchema } from './watchSchema';

/*
 * What the portal's backend and frontend say to each other, once. Everything here crosses the wire, so these are
 * types, not interfaces. All times are ISO 8601 in UTC.
 */

const time = z.string();

export { sentenceSchema };

/** Share of the new version in percent of `max`, and what it was read from. A share of pods is never called traffic. */
export const weightSchema = z.object({
  value: z.number(),
  basis: z.enum(['router', 'pods', 'status', 'none']),
});

export const weightsSchema = z.object({
  /** What the steps ask for. */
  desired: weightSchema,
  /** What is. Basis `none` when it cannot be known. */
  actual: weightSchema,
  /** All weights are out of this number: 100 unless `maxTrafficWeight` says otherwise. */
  max: z.number(),
  /** The router's name where there is one, such as `istio` or `plugins/argoproj-labs/gatewayAPI`. */
  router: z.string().optional(),
  /** What experiments get beside canary and stable, as the router reports it. */
  additional: z.number().optional(),
  /** Whether the router confirmed the weights; absent where it never does. */
  verified: z.boolean().optional(),
});

export const waitingForSchema = z.discriminatedUnion('what', [
  /** `since`: when the wait began. */
  z.object({ what: z.literal('human'), since: time.optional() }),
  z.object({ what: z.literal('time'), since: time.optional(), until: time }),
  z.object({ what: z.literal('analysis'), name: z.string().optional() }),
  z.object({ what: z.literal('pods') }),
  z.object({ what: z.literal('controller') }),
  /** `name`: of the gate; what answers for it is in the detail's `checks`. */
  z.object({
    what: z.literal('gate'),
    name: z.string(),
    since: time.optional(),
  }),
]);

/** Why a row changes by itself, or is looked at again by its controller. */
export const DUE_KINDS = [
  /** A timed pause is over. */
  'pause-ends',
  /** Blue-green switches over without being asked. */
  'auto-promotion',
  /** Without progress until then the controller reports it. */
  'deadline-passes',
  /** Pods of a version that is no longer wanted go away. */
  'scale-down',
  /** The experiment of the current step has run for as long as it was meant to. */
  'experiment-ends',
  /** An analysis that runs measures, or looks at a measurement again. */
  'next-measurement',
  /** The plugin of the current step asked to be called again. */
  'plugin-runs-again',
  /** Pods are replaced from then on. */
  'restart',
  /** Flagger checks and moves on, if nothing is in the way. */
  'next-tick',
  /** The controller should have acted long before: it does not run, or does not watch this rollout. */
  'controller-absent',
] as const;

/** An instant at which the row changes by itself. It stays listed until an object shows the change. */
export const dueSchema = z.object({ at: time, what: z.enum(DUE_KINDS) });

/**
 * A lower bound for the completion of an update: it comes no sooner than `seconds` after the later of `after` and now.
 * Summed up from the object's own lengths (pauses, experiments, fixed numbers of measurements, ticks); what has no
 * fixed length, such as the start of pods, counts nothing.
 */
export const earliestEndSchema = z.object({
  /** End of the wait that is running; absent when what runs has no known end. */
  after: time.optional(),
  /** What follows it, in seconds. */
  seconds: z.number(),
});

export const STEP_STATES = [
  'done',
  'current',
  'pending',
  'skipped',
  'failed',
] as const;

export const stepSchema = z.object({
  /** From 0, as upstream counts; people read `index + 1`. */
  index: z.number(),
  kind: z.enum([
    'setWeight',
    'pause',
    'setCanaryScale',
    'analysis',
    'experiment',
    'setHeaderRoute',
    'setMirrorRoute',
    'plugin',
    'invalid',
  ]),
  text: sentenceSchema,
  state: z.enum(STEP_STATES),
  /** What can be said of how it went or what it waits for. */
  note: sentenceSchema.optional(),
  /** From the journal; absent when it does not reach back. */
  enteredAt: time.optional(),
  endedAt: time.optional(),
  /** End of the timed pause, or of the experiment, that is running. */
  until: time.optional(),
});

export const imageSchema = z.object({
  image: z.string(),
  /** Which ReplicaSets run it, in upstream's order and words: canary, stable, active, preview. */
  roles: z.array(z.string()),
});

export const podsSchema = z.object({
  desired: z.number(),
  current: z.number(),
  updated: z.number(),
  ready: z.number(),
  available: z.number(),
});

/** Why a verb can or cannot be used on this rollout now. `permitted` speaks of the person who asks. */
export const actionSchema = z.object({
  verb: z.enum(VERBS),
  /** Whether the rollout is in a state in which it has an effect. */
  possible: z.boolean(),
  because: sentenceSchema.optional(),
  /** Whether this person may. */
  permitted: z.boolean(),
  denial: sentenceSchema.optional(),
  /** Step that it leads to, from 0; as many as there are steps where it leads past the last one; absent where it leads to none. */
  leadsToStep: z.number().optional(),
});

export const freshnessSchema = z.object({
  state: z.enum(FRESHNESS_STATES),
  /** Since when it is in this state. */
  since: time,
  /** When the cluster last sent anything at all. Absent: never. */
  lastContactAt: time.optional(),
  /** Since when the cluster has had to wait until the portal reads what it says. Absent: it has not. */
  behindSince: time.optional(),
  /**
   * By how many seconds the cluster's clock is ahead of the portal's, negative where it is behind. Times of a rollout are
   * by its cluster's clock, those of a freshness by the portal's. Absent: both agree, within 10 s, or nobody knows.
   */
  clockAhead: z.number().optional(),
  /** Our sentence for what is wrong; absent when nothing is. */
  problem: sentenceSchema.optional(),
});

export const ownershipSchema = z.object({
  /** Full entity reference of who owns the rollout for writing; absent when nobody was named. */
  entityRef: z.string().optional(),
  source: z.enum(['config', 'namespace', 'workload']).optional(),
  /** Whether the entity for which the row is shown is that owner, or is owned by it. Absent outside an entity's page. */
  verifiedForEntity: z.boolean().optional(),
});

/** Whose object it is: what moves it, and how it is read. */
export const PROVIDERS = [
  'argo-rollouts',
  'flagger',
  'deployment',
  'statefulset',
  'daemonset',
] as const;

/** How a new version takes over. `none`: the object says nothing that we know. */
export const STRATEGIES = [
  'canary',
  'blueGreen',
  'abTesting',
  'rollingUpdate',
  'recreate',
  'onDelete',
  'none',
] as const;

export const rolloutSummarySchema = z.object({
  id: z.string(),
  cluster: z.string(),
  environment: z.string().optional(),
  namespace: z.string(),
  name: z.string(),
  kind: z.string(),
  provider: z.enum(PROVIDERS),
  strategy: z.enum(STRATEGIES),
  uid: z.string(),
  createdAt: time,

  phase: z.enum(PHASES),
  /** The controller's own text, unchanged. */
  message: z.string().optional(),
  why: sentenceSchema,
  /** What else is worth a line below `why`, most important first. */
  more: z.array(sentenceSchema),
  waitingFor: waitingForSchema.optional(),
  /** Earliest first. */
  due: z.array(dueSchema),
  /** Absent when a person is needed anywhere on the way, and when nothing on the way has a fixed length. */
  earliestEnd: earliestEndSchema.optional(),

  /** Absent when the strategy has no steps. `index` counts completed steps. */
  step: z
    .object({
      index: z.number(),
      count: z.number(),
      /** Index of the step at which it was aborted, from the journal: the controller sets its own index back to 0. */
      abortedIndex: z.number().optional(),
    })
    .optional(),
  aborted: z.boolean(),
  /** When it came into its phase; absent when neither the object nor the journal knows. */
  since: time.optional(),
  /** When this update began, from the journal. */
  beganAt: time.optional(),
  weights: weightsSchema,
  images: z.array(imageSchema),
  revision: z.number().optional(),
  /** Absent where they are another object's, which is not watched now: a Canary at rest. */
  pods: podsSchema.optional(),
  actions: z.array(actionSchema),
  /** Absent where nothing points to Argo CD. */
  argoCd: argoCdSummarySchema.optional(),

  freshness: freshnessSchema,
  ownership: ownershipSchema,
});

/** Worst first. Absent while they are not known; see `podWatch`. */
const podsShown = {
  podList: z.array(podSchema).optional(),
  /** How many more there are than `podList` has. */
  podsLeftOut: z.number().optional(),
};

export const revisionSchema = z.object({
  ...podsShown,
  /** 0: it has no number. */
  revision: z.number(),
  name: z.string(),
  podHash: z.string().optional(),
  /** canary, stable, active, preview; empty for an old one. */
  roles: z.array(z.string()),
  images: z.array(z.string()),
  createdAt: time,
  desired: z.number(),
  replicas: z.number(),
  ready: z.number(),
  available: z.number(),
  /** When its pods go away. */
  scaleDownAt: time.optional(),
  /** How kubectl's plugin calls the state of a ReplicaSet. */
  health: z
    .enum(['Healthy', 'Progressing', 'ReplicaFailure', 'ScaledDown'])
    .optional(),
});

/** One comparison of a measured number, such as `>= 0.95`: a line in a chart. */
export const thresholdSchema = z.object({
  operator: z.enum(['<', '<=', '>', '>=', '==', '!=']),
  value: z.number(),
});

export const measurementSchema = z.object({
  /** When it was finished, else when it began. */
  at: time,
  /** As the controller words it: Successful, Failed, Inconclusive, Error, Running, … */
  phase: z.string(),
  /** Absent: none, or not one number. */
  value: z.number().optional(),
});

export const metricSchema = z.object({
  name: z.string(),
  /** `prometheus`, `web`, `job`, … or `plugin/<name>`. */
  provider: z.string(),
  /** As the controller words it; absent before its first measurement. */
  phase: z.string().optional(),
  /** It is measured, and changes nothing. */
  dryRun: z.boolean(),
  /** Seconds between measurements; absent: measured once, or not known. */
  interval: z.number().optional(),
  /** How many measurements are wanted; absent: without end, or not known. */
  count: z.number().optional(),
  /** More of these than so many decide; absent: unlimited, or not known. */
  failureLimit: z.number().optional(),
  inconclusiveLimit: z.number().optional(),
  consecutiveErrorLimit: z.number().optional(),
  /** As many successes in a row end it well; absent: there is no such limit, or it is not known. */
  consecutiveSuccessLimit: z.number().optional(),
  /** A success meets each; empty where the condition is no mere comparison. */
  wanted: z.array(thresholdSchema),
  /** A failure meets any; empty where the condition is no mere comparison. */
  unwanted: z.array(thresholdSchema),
  /** Over all measurements, of which `measurements` has only the newest. */
  counters: z.object({
    count: z.number(),
    successful: z.number(),
    failed: z.number(),
    inconclusive: z.number(),
    error: z.number(),
    consecutiveError: z.number(),
    consecutiveSuccess: z.number(),
  }),
  /** Oldest first; 100 at most. */
  measurements: z.array(measurementSchema),
  /** When it is measured next, or looked at again. */
  nextAt: time.optional(),
});

export const analysisSchema = z.object({
  name: z.string(),
  revision: z.number(),
  /** What it is to the rollout. `other`: its labels do not tell. */
  role: z.enum([
    'step',
    'background',
    'prePromotion',
    'postPromotion',
    'experiment',
    'other',
  ]),
  /** Step that it belongs to, from 0. */
  stepIndex: z.number().optional(),
  /** Name of the Experiment that it belongs to. */
  experiment: z.string().optional(),
  /** As the controller words it; absent on a new one. */
  phase: z.string().optional(),
  /** The controller's own text, unchanged. */
  message: z.string().optional(),
  text: sentenceSchema,
  startedAt: time.optional(),
  finishedAt: time.optional(),
  metrics: z.array(metricSchema),
  /** The Jobs that measure, as their measurements tell of them. */
  jobs: z
    .array(
      z.object({
        namespace: z.string(),
        name: z.string(),
        /** Name of the metric. */
        metric: z.string(),
        /** Of the measurement, as the controller words it. */
        phase: z.string(),
        startedAt: time.optional(),
      }),
    )
    .optional(),
});

export const experimentSchema = z.object({
  name: z.string(),
  revision: z.number(),
  /** As the controller words it; absent on a new one, and after a retry. */
  phase: z.string().optional(),
  /** The controller's own text, unchanged. */
  message: z.string().optional(),
  createdAt: time,
  /** When it is over by itself; absent when its analyses decide that, or when it does not run. */
  endsAt: time.optional(),
  templates: z.array(
    z.object({
      name: z.string(),
      desired: z.number(),
      available: z.number(),
      status: z.string().optional(),
      message: z.string().optional(),
      ...podsShown,
    }),
  ),
  analyses: z.array(
    z.object({
      name: z.string(),
      requiredForCompletion: z.boolean(),
      /** Name of the run, which is among the rollout's `analyses` while it is known. */
      run: z.string().optional(),
      phase: z.string().optional(),
    }),
  ),
});

export const happeningSchema = z.object({ at: time, text: sentenceSchema });

export const rolloutDetailSchema = rolloutSummarySchema.extend({
  /** Apps, oddities, and what Git does to actions. Absent where nothing points to Argo CD. */
  argoCdDetail: argoCdDetailSchema.optional(),
  steps: z.array(stepSchema),
  /** Newest first. Absent basis: see `revisionsKnown`. */
  revisions: z.array(revisionSchema),
  /** False while the ReplicaSets are not watched (rollout at rest, cap reached, not allowed): then `revisions` is empty. */
  revisionsKnown: z.boolean(),
  /** False where no older versions are read for this kind of rollout, so that `revisions` stays empty. Absent: true. */
  revisionsKept: z.boolean().optional(),
  /** Absent: this kind of rollout, or this backend, reads no pods. */
  podWatch: podWatchSchema.optional(),
  /** What a new version has to pass; absent where nothing of that kind is asked. */
  checks: checksSchema.optional(),
  /** Newest first; those of its Experiments, too. Absent while AnalysisRuns are not watched. */
  analyses: z.array(analysisSchema).optional(),
  /** Newest first. Absent while Experiments are not watched. */
  experiments: z.array(experimentSchema).optional(),
  /** Newest first. */
  happened: z.array(happeningSchema),
  /**
   * What `happened` was read from: our watch, or events, which Kubernetes keeps for about an hour. `nothing`: nobody
   * keeps it, so it stays empty. Absent: the watch.
   */
  happenedFrom: z.enum(['watch', 'events', 'nothing']).optional(),
  /** Since when we watch; before that nothing can have been seen. */
  watchedSince: time,
});

/** How one cluster is doing, as a person may see it: no address, no credential. */
export const clusterStatusSchema = z.object({
  name: z.string(),
  environment: z.string().optional(),
  /** As the place that the cluster is known from has them, such as its region. */
  labels: z.record(z.string(), z.string()).optional(),
  freshness: freshnessSchema,
  /** What the operator should know although it works, such as another cluster of the same name. */
  notices: z.array(sentenceSchema).optional(),
  /** Whether anybody can act there, if permitted; `no-actor`: the portal has no credentials for it. Absent in lists of rollouts. */
  actions: z.enum(['open', 'no-actor', 'writes-off']).optional(),
  /** Kind by kind; absent where nothing is watched, and in lists of rollouts. */
  watches: z.array(watchStatusSchema).optional(),
});

/** Those that the person knows of, by a rollout that they may read or by right. */
export const clusterListSchema = z.object({
  items: z.array(clusterStatusSchema),
});

export const entityRolloutsSchema = z.object({
  /** False when no cluster is configured at all: the page then says what to configure. */
  configured: z.boolean(),
  items: z.array(rolloutDetailSchema),
  /** All clusters that were asked, also those without a row. */
  clusters: z.array(clusterStatusSchema),
});

export type Weight = z.infer<typeof weightSchema>;
export type Weights = z.infer<typeof weightsSchema>;
export type WaitingFor = z.infer<typeof waitingForSchema>;
export type Due = z.infer<typeof dueSchema>;
export type EarliestEnd = z.infer<typeof earliestEndSchema>;
export type Step = z.infer<typeof stepSchema>;
export type Image = z.infer<typeof imageSchema>;
export type Pods = z.infer<typeof podsSchema>;
export type Action = z.infer<typeof actionSchema>;
export type Freshness = z.infer<typeof freshnessSchema>;
export type Ownership = z.infer<typeof ownershipSchema>;
export type RolloutSummary = z.infer<typeof rolloutSummarySchema>;
export type Revision = z.infer<typeof revisionSchema>;
export type Threshold = z.infer<typeof thresholdSchema>;
export type Measurement = z.infer<typeof measurementSchema>;
export type Metric = z.infer<typeof metricSchema>;
export type Analysis = z.infer<typeof analysisSchema>;
export type Experiment = z.infer<typeof experimentSchema>;
export type Happening = z.infer<typeof happeningSchema>;
export type RolloutDetail = z.infer<typeof rolloutDetailSchema>;
export type ClusterStatus = z.infer<typeof clusterStatusSchema>;
export type ClusterList = z.infer<typeof clusterListSchema>;
export type EntityRollouts = z.infer<typeof entityRolloutsSchema>;
