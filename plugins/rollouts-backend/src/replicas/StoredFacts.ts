import {
  freshnessSchema,
  watchStatusSchema,
  type ApplicationFacts,
  type RolloutState,
} from '@rollouts-portal/plugin-rollouts-common';
import commonPackage from '@rollouts-portal/plugin-rollouts-common/package.json';
import { z } from 'zod';

import type { KindName } from '../cluster/RolloutKind';

/**
 * To be raised whenever what is written here changes while the version of the common package, whose facts are written,
 * stays the same.
 */
const REVISION = 2;

/** How facts are written. Replicas of another release write otherwise, and neither reads what the other wrote. */
export const STORED_FORMAT = `${commonPackage.version}/${REVISION}`;

/** Parts of a cluster beside its kinds of rollouts. */
export const NAMESPACES = 'namespaces';
export const APPLICATIONS = 'applications';

export function partOf({ group, kind }: KindName): string {
  return `${group}/${kind}`;
}

// What is inside of facts is not looked at again: the format says that this same code wrote them.
const object = z.looseObject({ name: z.string(), namespace: z.string() });

const stateSchema = z.custom<RolloutState>(
  value =>
    z
      .looseObject({
        provider: z.enum(['argo-rollouts', 'flagger', 'workload']),
        facts: object.extend({ uid: z.string() }),
      })
      .safeParse(value).success,
);

export const storedRolloutSchema = z.object({
  state: stateSchema,
  watchedSince: z.string(),
});

export type StoredRollout = z.infer<typeof storedRolloutSchema>;

const texts = z.record(z.string(), z.string());

export const storedNamespaceSchema = z.object({
  name: z.string(),
  uid: z.string(),
  labels: texts,
  annotations: texts,
});

export const storedApplicationSchema = z.custom<ApplicationFacts>(
  value => object.safeParse(value).success,
);

/** Whether all is read now is not written, as it would have to be again and again. */
const storedFreshness = freshnessSchema.omit({ behindSince: true });

/** What is said of a cluster as a whole. */
export const storedClusterSchema = z.object({
  freshness: storedFreshness,
  /** How watching each kind goes where it is watched. */
  watches: z.array(watchStatusSchema).optional(),
  applications: z
    .object({ freshness: storedFreshness, server: z.string().optional() })
    .optional(),
});

export type StoredClusterState = z.infer<typeof storedClusterSchema>;
