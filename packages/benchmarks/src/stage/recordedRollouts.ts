import type { KubernetesObject } from '@rollouts-portal/cluster-simulator';
import { z } from 'zod';

import { recordedObjects } from './insides';

const texts = z.record(z.string(), z.string()).default({});

/** Rollouts with a Pod template of their own; those of a workload have none to fill. */
const recordedSchema = z
  .object({
    apiVersion: z.string(),
    kind: z.string(),
    metadata: z
      .object({ name: z.string(), annotations: texts, labels: texts })
      .catchall(z.json()),
    spec: z
      .object({
        template: z
          .object({
            spec: z
              .object({ containers: z.array(z.json()) })
              .catchall(z.json()),
          })
          .catchall(z.json()),
      })
      .catchall(z.json()),
    status: z.object({ phase: z.string() }).catchall(z.json()),
  })
  .catchall(z.json());

let known: readonly KubernetesObject[] | undefined;

/** The states in which real Rollouts were recorded, read from disk once. */
export function recordedRollouts(): readonly KubernetesObject[] {
  known ??= recordedObjects('argo-rollouts', 'Rollout').flatMap(
    object => recordedSchema.safeParse(object).data ?? [],
  );
  return known;
}
