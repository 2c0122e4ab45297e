import {
  listAt,
  numberAt,
  objectAt,
  textAt,
} from '../../controllers/engine/fields';
import { isJsonObject, type JsonObject } from '../../store/Json';
import type {
  KubernetesObject,
  ObjectMetadata,
} from '../../store/KubernetesObject';
import { inOrder } from './inOrder';
import { managedFields } from './managedFields';
import { ownState } from './ownState';
import { random } from './random';

export type GenerateOptions = {
  /** Whole Rollouts, with their Pod template, healthy ones among them: each that is made is in the state of one of these. */
  states: readonly KubernetesObject[];
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

/** A Rollout as the API server sends it. */
export type GeneratedRollout = KubernetesObject & {
  metadata: ObjectMetadata & {
    namespace: string;
    uid: string;
    labels: Record<string, string>;
    annotations: Record<string, string>;
    managedFields: JsonObject[];
  };
  spec: JsonObject;
  status: JsonObject;
};

/**
 * Rollouts such as a large company has: nearly all of them are at rest unless said otherwise, each with names, hashes and
 * times of its own; around their states is what fills real objects, containers with their environment and the API server's own notes. The same for the same seed.
 */
export function* generateRollouts({
  states,
  count,
  seed,
  size,
  healthyShare = 0.98,
}: GenerateOptions): Generator<GeneratedRollout> {
  const next = random(seed);
  const atRest = states.filter(isAtRest);
  const moving = states.filter(state => !isAtRest(state));
  for (let index = 0; index < count; index += 1) {
    const from = next() < healthyShare ? atRest : moving;
    const state = from[Math.floor(next() * from.length)];
    if (!state) throw new Error('there are no states to choose from');
    const wanted = size ?? MEDIAN_SIZE * Math.exp(SPREAD * normal(next));
    const own = ownState(state, serviceName(index), next);
    yield filledTo(wanted, own, index, next);
  }
}

/** At rest: the controller speaks of what is asked for now, and not of what was asked for before. */
function isAtRest({ metadata, status }: KubernetesObject): boolean {
  const { generation = 1 } = metadata;
  const observed = numberAt(status, 'observedGeneration') ?? generation;
  return textAt(status, 'phase') === 'Healthy' && observed >= generation;
}

function serviceName(index: number): string {
  return `service-${index}`;
}

function filledTo(
  size: number,
  state: KubernetesObject,
  index: number,
  next: () => number,
): GeneratedRollout {
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
  { apiVersion, kind, metadata, spec, status }: KubernetesObject,
  index: number,
  variables: number,
  next: () => number,
): GeneratedRollout {
  const namespace = `team-${Math.floor(index / PER_NAMESPACE)}`;
  const name = serviceName(index);
  const [container, ...sidecars] = listAt(
    spec,
    'template',
    'spec',
    'containers',
  ).filter(isJsonObject);
  const env = Array.from({ length: variables }, (_, at) => ({
    name: `SETTING_${at}`,
    value: `value-${at}`,
  }));
  const filled = {
    ...objectAt(spec),
    template: {
      ...objectAt(spec, 'template'),
      spec: {
        ...objectAt(spec, 'template', 'spec'),
        containers: [{ ...container, env }, ...sidecars],
      },
    },
  };
  const stated = objectAt(status);
  const applied = { apiVersion, kind, metadata: { name, namespace } };
  return inOrder({
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
      annotations: {
        ...metadata.annotations,
        'kubectl.kubernetes.io/last-applied-configuration': `${JSON.stringify({
          ...applied,
          spec: filled,
        })}\n`,
      },
      managedFields: managedFields({
        apiVersion,
        spec: filled,
        status: stated,
      }),
    },
    spec: filled,
    status: stated,
  });
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
