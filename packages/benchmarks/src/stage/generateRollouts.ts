import { z } from 'zod';

import { random } from '../frame/random';
import { recordedObjects } from './insides';
import { managedFields } from './managedFields';
import type { RolloutObject } from './RolloutObject';

export type GenerateOptions = {
  count: number;
  seed: number;
  /** Of a rollout in bytes, as JSON; as in real clusters when left out. */
  size?: number;
  /** How many of them are at rest, from 0 to 1; nearly all when left out. */
  healthyShare?: number;
};

const PER_NAMESPACE = 100;
// Half of the rollouts of real clusters are above the one, a twentieth above the other.
const MEDIAN_SIZE = 9_600;
const P95_SIZE = 15_500;
const SPREAD = Math.log(P95_SIZE / MEDIAN_SIZE) / 1.645;

const recordedSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    annotations: z.record(z.string(), z.string()).default({}),
    labels: z.record(z.string(), z.string()).default({}),
  }),
  spec: z.looseObject({
    template: z.looseObject({
      spec: z.looseObject({ containers: z.array(z.unknown()) }),
    }),
  }),
  status: z.looseObject({ phase: z.string() }),
});

type Recorded = z.output<typeof recordedSchema>;

let known: readonly Recorded[] | undefined;

/** Read from disk once. */
function recordedRollouts(): readonly Recorded[] {
  known ??= recordedObjects('argo-rollouts', 'Rollout').flatMap(
    object => recordedSchema.safeParse(object).data ?? [],
  );
  return known;
}

/**
 * Rollouts such as a large company has: their states are recorded ones, nearly all of them at rest unless said otherwise; around these is what
 * fills real objects, containers with their environment and the API server's own notes. The same for the same seed.
 */
export function* generateRollouts({
  count,
  seed,
  size,
  healthyShare = 0.98,
}: GenerateOptions): Generator<RolloutObject> {
  const next = random(seed);
  const recorded = recordedRollouts();
  const healthy = recorded.filter(({ status }) => status.phase === 'Healthy');
  const moving = recorded.filter(({ status }) => status.phase !== 'Healthy');
  for (let index = 0; index < count; index += 1) {
    const from = next() < healthyShare ? healthy : moving;
    const state = from[Math.floor(next() * from.length)];
    if (!state) throw new Error('there are no recordings');
    const wanted = size ?? MEDIAN_SIZE * Math.exp(SPREAD * normal(next));
    yield filledTo(wanted, state, index, next);
  }
}

function filledTo(
  size: number,
  state: Recorded,
  index: number,
  next: () => number,
): RolloutObject {
  const bare = rolloutOf(state, index, 0, next);
  const withOne = rolloutOf(state, index, 1, next);
  const [small, larger] = [bare, withOne].map(
    object => JSON.stringify(object).length,
  );
  const perContainer = (larger ?? 0) - (small ?? 0);
  const variables = Math.max(
    0,
    Math.round((size - (small ?? 0)) / perContainer),
  );
  return rolloutOf(state, index, variables, next);
}

/** @param variables - of the environment of its first container, which is what differs most between real ones */
function rolloutOf(
  { apiVersion, kind, metadata, spec, status }: Recorded,
  index: number,
  variables: number,
  next: () => number,
): RolloutObject {
  const namespace = `team-${Math.floor(index / PER_NAMESPACE)}`;
  const name = `service-${index}`;
  const [container, ...sidecars] = z
    .array(z.looseObject({}))
    .parse(spec.template.spec.containers);
  const env = Array.from({ length: variables }, (_, at) => ({
    name: `SETTING_${at}`,
    value: `value-${at}`,
  }));
  const filled = {
    ...spec,
    template: {
      ...spec.template,
      spec: {
        ...spec.template.spec,
        containers: [{ ...container, env }, ...sidecars],
      },
    },
  };
  const annotations = {
    ...metadata.annotations,
    'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
      apiVersion,
      kind,
      metadata: { name, namespace },
      spec: filled,
    }),
  };
  return {
    apiVersion,
    kind,
    metadata: {
      ...metadata,
      name,
      namespace,
      uid: uuid(next),
      labels: {
        ...metadata.labels,
        'app.kubernetes.io/name': name,
        'app.kubernetes.io/part-of': namespace,
        'backstage.io/kubernetes-id': name,
      },
      annotations,
      managedFields: managedFields({ apiVersion, spec: filled, status }),
    },
    spec: filled,
    status,
  };
}

/** Of the standard normal distribution (Box and Muller). */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

function uuid(next: () => number): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () =>
      Math.floor(next() * 16).toString(16),
    ).join('');
  return [8, 4, 4, 4, 12].map(digits).join('-');
}
