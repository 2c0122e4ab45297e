import { InputError } from '@backstage/errors';
import { z } from 'zod';

import { field } from '../object/field';
import { freeze } from '../object/freeze';
import { metadataSchema } from '../object/metadataSchema';
import {
  labelSelectorSchema,
  labelSelectorText,
} from '../object/labelSelectorText';
import { podTemplateSchema } from '../object/podTemplateSchema';
import { projectObject } from '../object/projectObject';
import { readObject } from '../object/readObject';
import { revisionNumber } from '../object/revisionNumber';
import { shorten } from '../object/shorten';
import { templateImages } from '../object/templateImages';
import { WORKLOAD_KINDS, type WorkloadFacts } from './WorkloadFacts';

const REVISION = 'deployment.kubernetes.io/revision';
/** OpenKruise holds a workload by `spec.paused` and this, from when it takes up a new version until it is done. */
const KRUISE_IN_PROGRESS = 'rollouts.kruise.io/in-progressing';

const OWNER_LIMIT = 253;

const { name, text, count, flag, message } = field;
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
  metadata: metadataSchema.extend({
    ownerReferences: z
      .array(z.object({ kind: name, name, controller: flag }))
      .nullish(),
  }),
  spec: z
    .object({
      replicas: count,
      paused: flag,
      progressDeadlineSeconds: count,
      /** A Deployment's. */
      strategy: strategySchema,
      /** The other two's. */
      updateStrategy: strategySchema,
      template: podTemplateSchema,
      selector: labelSelectorSchema,
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
            message,
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
  const owner = (metadata.ownerReferences ?? []).find(
    ({ controller }) => controller,
  );
  const strategy = spec?.strategy ?? spec?.updateStrategy;
  const isDaemonSet = kind === 'DaemonSet';

  const facts: WorkloadFacts = {
    kind,
    ...projectObject(metadata, unreadable, [options.entityRefAnnotation]),
    owner: owner
      ? { kind: owner.kind, name: owner.name }
      : kruiseRollout(metadata.annotations?.[KRUISE_IN_PROGRESS]),
    revision: revisionNumber(metadata.annotations?.[REVISION]),
    images: templateImages(spec?.template),

    strategy: strategyOf(strategy?.type),
    partition: strategy?.rollingUpdate?.partition ?? undefined,
    partitioned: Boolean(strategy?.rollingUpdate),
    paused: spec?.paused ?? false,
    progressDeadlineSeconds: spec?.progressDeadlineSeconds ?? 600,
    replicas: isDaemonSet
      ? status?.desiredNumberScheduled ?? 0
      : spec?.replicas ?? 1,
    podSelector: labelSelectorText(spec?.selector),

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
  };
  return freeze(facts);
}

/** The annotation's value is JSON with the name of the Rollout, which is only for people. */
function kruiseRollout(value: string | undefined): WorkloadFacts['owner'] {
  return value === undefined
    ? undefined
    : { kind: 'Rollout', name: shorten(value, OWNER_LIMIT) };
}

function strategyOf(
  type: string | null | undefined,
): WorkloadFacts['strategy'] {
  return type === 'Recreate' || type === 'OnDelete' ? type : 'RollingUpdate';
}
