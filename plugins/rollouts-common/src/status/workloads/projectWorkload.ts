import { InputError } from '@backstage/errors';
import { z } from 'zod';

import { ENTITY_REF_ANNOTATION } from '../../annotations';
import { freeze } from '../argo-rollouts/freeze';
import { podTemplateSchema } from '../argo-rollouts/podTemplateSchema';
import { readObject } from '../argo-rollouts/readObject';
import { shorten } from '../argo-rollouts/shorten';
import { withoutCredentials } from '../argo-rollouts/withoutCredentials';
import { WORKLOAD_KINDS, type WorkloadFacts } from './WorkloadFacts';

/** The only annotations that are kept; others may hold anything, `last-applied-configuration` even secrets. */
const KEPT_ANNOTATIONS = [
  ENTITY_REF_ANNOTATION,
  'argocd.argoproj.io/tracking-id',
];
const REVISION = 'deployment.kubernetes.io/revision';
const NAME_LIMIT = 253;
const MESSAGE_LIMIT = 2000;

const name = z.string().transform(text => shorten(text, NAME_LIMIT));
const text = name.nullish();
const required = z.string().min(1).max(NAME_LIMIT);
const count = z.number().int().nullish();
const stringMap = z.record(z.string(), z.string()).nullish();
const strategySchema = z
  .object({
    type: text,
    rollingUpdate: z.looseObject({ partition: count }).nullish(),
  })
  .nullish();

const identitySchema = z.looseObject({
  apiVersion: z.string().regex(/^apps\//),
  kind: z.enum(WORKLOAD_KINDS),
});

const workloadSchema = z.object({
  metadata: z.object({
    namespace: required,
    name: required,
    uid: required,
    resourceVersion: text,
    generation: count,
    creationTimestamp: text,
    labels: stringMap,
    annotations: stringMap,
    ownerReferences: z
      .array(z.object({ kind: name, name, controller: z.boolean().nullish() }))
      .nullish(),
  }),
  spec: z
    .object({
      replicas: count,
      paused: z.boolean().nullish(),
      progressDeadlineSeconds: count,
      /** A Deployment's. */
      strategy: strategySchema,
      /** The other two's. */
      updateStrategy: strategySchema,
      template: podTemplateSchema,
    })
    .nullish(),
  status: z
    .object({
      observedGeneration: count,
      replicas: count,
      updatedReplicas: count,
      readyReplicas: count,
      availableReplicas: count,
      currentReplicas: count,
      currentRevision: text,
      updateRevision: text,
      // A DaemonSet counts nodes.
      desiredNumberScheduled: count,
      currentNumberScheduled: count,
      updatedNumberScheduled: count,
      numberReady: count,
      numberAvailable: count,
      conditions: z
        .array(
          z.object({
            type: name,
            status: text,
            reason: text,
            message: z
              .string()
              .transform(value => shorten(value, MESSAGE_LIMIT))
              .nullish(),
            lastUpdateTime: text,
            lastTransitionTime: text,
          }),
        )
        .nullish(),
    })
    .nullish(),
});

/**
 * A Deployment, StatefulSet or DaemonSet as the API server sends it, reduced to what is needed. Fields of a wrong type
 * are left out and named in `unreadable`. The result is frozen.
 *
 * @param entityRefAnnotation - the operator's own key for the owning entity, kept beside ours
 * @throws InputError when it is none of the three, or has no namespace, name or uid
 */
export function projectWorkload(
  object: unknown,
  options: { entityRefAnnotation?: string } = {},
): WorkloadFacts {
  const identity = identitySchema.safeParse(object);
  if (!identity.success) {
    throw new InputError('Not a Deployment, StatefulSet or DaemonSet of apps');
  }
  const { kind } = identity.data;
  const { value, unreadable } = readObject(workloadSchema, object, kind);
  const { metadata, spec, status } = value;
  const annotations = metadata.annotations ?? {};
  const kept = [
    ...KEPT_ANNOTATIONS,
    ...(options.entityRefAnnotation ? [options.entityRefAnnotation] : []),
  ];
  const owner = (metadata.ownerReferences ?? []).find(
    ({ controller }) => controller,
  );
  const strategy = spec?.strategy ?? spec?.updateStrategy;
  const isDaemonSet = kind === 'DaemonSet';

  const facts: WorkloadFacts = {
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion ?? '',
    generation: metadata.generation ?? 0,
    createdAt: metadata.creationTimestamp ?? '',
    labels: { ...metadata.labels },
    annotations: Object.fromEntries(
      kept.flatMap(key => {
        const found = annotations[key];
        return found === undefined ? [] : [[key, shorten(found, 1000)]];
      }),
    ),
    owner: owner && { kind: owner.kind, name: owner.name },
    revision: /^\d{1,9}$/.test(annotations[REVISION] ?? '')
      ? Number(annotations[REVISION])
      : undefined,
    images: (spec?.template?.spec?.containers ?? []).flatMap(({ image }) =>
      image ? [withoutCredentials(image)] : [],
    ),

    strategy: strategyOf(strategy?.type),
    partition: strategy?.rollingUpdate?.partition ?? undefined,
    partitioned: Boolean(strategy?.rollingUpdate),
    paused: spec?.paused ?? false,
    progressDeadlineSeconds: spec?.progressDeadlineSeconds ?? 600,
    replicas: isDaemonSet
      ? status?.desiredNumberScheduled ?? 0
      : spec?.replicas ?? 1,

    status: {
      observedGeneration: status?.observedGeneration ?? 0,
      replicas:
        (isDaemonSet ? status?.currentNumberScheduled : status?.replicas) ?? 0,
      updated:
        (isDaemonSet
          ? status?.updatedNumberScheduled
          : status?.updatedReplicas) ?? 0,
      ready: (isDaemonSet ? status?.numberReady : status?.readyReplicas) ?? 0,
      available:
        (isDaemonSet ? status?.numberAvailable : status?.availableReplicas) ??
        0,
      currentReplicas: status?.currentReplicas ?? 0,
      currentRevision: status?.currentRevision || undefined,
      updateRevision: status?.updateRevision || undefined,
      conditions: (status?.conditions ?? []).map(condition => ({
        type: condition.type,
        status: condition.status ?? '',
        reason: condition.reason || undefined,
        message: condition.message || undefined,
        lastUpdateTime: condition.lastUpdateTime ?? undefined,
        lastTransitionTime: condition.lastTransitionTime ?? undefined,
      })),
    },
    unreadable:
      unreadable.length > 0
        ? unreadable.slice(0, 20).map(path => shorten(path, NAME_LIMIT))
        : undefined,
  };
  return freeze(facts);
}

function strategyOf(
  type: string | null | undefined,
): WorkloadFacts['strategy'] {
  return type === 'Recreate' || type === 'OnDelete' ? type : 'RollingUpdate';
}
