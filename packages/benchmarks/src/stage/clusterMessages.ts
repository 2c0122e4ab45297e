import { z } from 'zod';

/** What the clusters are to hold, as the first argument of their process. */
export const clustersPlanSchema = z.object({
  clusters: z.number().int().min(1),
  /** In each of them. */
  rollouts: z.number().int().min(0),
  seed: z.number().int(),
  /** Whether they take watches that begin with a list, as they do unless told not to. */
  streamsLists: z.boolean().default(true),
});

export type ClustersPlan = z.input<typeof clustersPlanSchema>;

/**
 * What can be wrong with a cluster: it refuses connections, says nothing, lets a byte a second through, answers with a
 * page that asks people to sign in, or with this code.
 */
export const TROUBLES = [
  'vanish',
  'silence',
  'trickle',
  'sign-in page',
  '401',
  '429',
  '500',
] as const;

export type Trouble = (typeof TROUBLES)[number];

/** What is asked of the process, each with one answer, in order. */
export const questionSchema = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('requests') }),
  /** Answered when all is written. */
  z.object({
    ask: z.literal('write'),
    perSecond: z.number().int().min(1),
    seconds: z.number().min(0),
    /** How long it is from some to the next, in milliseconds. */
    everyMs: z.number().int().min(1).default(20),
  }),
  z.object({
    ask: z.literal('break'),
    cluster: z.string(),
    trouble: z.enum(TROUBLES),
  }),
  /** In each cluster one rollout goes and another comes, whose name begins with this. */
  z.object({ ask: z.literal('replace'), prefix: z.string() }),
  z.object({ ask: z.literal('list') }),
]);

export type Question = z.input<typeof questionSchema>;

export const servedClusterSchema = z.object({
  name: z.string(),
  server: z.string(),
  caPem: z.string(),
});

export type ServedCluster = z.output<typeof servedClusterSchema>;

export const readySchema = z.object({ ready: z.array(servedClusterSchema) });

/** Requests that all clusters together have got so far. */
export const answerSchema = z.object({ requests: z.number() });

/** All rollouts there are, as text to be compared. */
export const listSchema = z.object({ list: z.array(z.string()) });
