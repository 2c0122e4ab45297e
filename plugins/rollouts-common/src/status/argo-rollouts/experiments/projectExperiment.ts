import { InputError } from '@backstage/errors';
import { z } from 'zod';

import { field } from '../../object/field';
import { freeze } from '../../object/freeze';
import { metadataSchema } from '../../object/metadataSchema';
import { readObject } from '../../object/readObject';
import { revisionNumber } from '../../object/revisionNumber';
import { unreadablePaths } from '../../object/unreadablePaths';
import { pauseSeconds } from '../pauseSeconds';
import type { ExperimentFacts } from './ExperimentFacts';

const REVISION = 'rollout.argoproj.io/revision';
const LIST_LIMIT = 100;

const { name, text, message, flag, count } = field;

const experimentSchema = z.object({
  metadata: metadataSchema.extend({
    ownerReferences: z.array(z.object({ uid: name })).nullish(),
  }),
  spec: z
    .object({
      terminate: flag,
      duration: text,
      templates: z.array(z.object({ name, replicas: count })).nullish(),
      analyses: z
        .array(z.object({ name, requiredForCompletion: flag }))
        .nullish(),
    })
    .nullish(),
  status: z
    .object({
      phase: text,
      message,
      availableAt: text,
      templateStatuses: z
        .array(
          z.object({ name, availableReplicas: count, status: text, message }),
        )
        .nullish(),
      analysisRuns: z
        .array(z.object({ name, analysisRun: text, phase: text, message }))
        .nullish(),
    })
    .nullish(),
});

const identitySchema = z.looseObject({
  apiVersion: z.string().regex(/^argoproj\.io\//),
  kind: z.literal('Experiment'),
});

/**
 * An Experiment as the API server sends it, reduced to what is needed. Fields of a wrong type are left out and named
 * in `unreadable`. Frozen.
 *
 * @throws InputError when it is not an Experiment, or has no namespace, name or uid
 */
export function projectExperiment(object: unknown): ExperimentFacts {
  if (!identitySchema.safeParse(object).success) {
    throw new InputError('Not an Experiment of argoproj.io');
  }
  const { value, unreadable } = readObject(
    experimentSchema,
    object,
    'Experiment',
  );
  const { metadata, spec, status } = value;
  const templateStatuses = status?.templateStatuses ?? [];
  const runs = status?.analysisRuns ?? [];
  const facts: ExperimentFacts = {
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    ownerUids: (metadata.ownerReferences ?? []).map(({ uid }) => uid),
    createdAt: metadata.creationTimestamp ?? '',
    revision: revisionNumber(metadata.annotations?.[REVISION]) ?? 0,
    terminate: spec?.terminate ?? false,
    duration: durationSeconds(spec?.duration ?? undefined),
    phase: status?.phase || undefined,
    message: status?.message || undefined,
    availableAt: status?.availableAt ?? undefined,
    templates: (spec?.templates ?? []).slice(0, LIST_LIMIT).map(template => {
      const found = templateStatuses.find(
        entry => entry.name === template.name,
      );
      return {
        name: template.name,
        desired: template.replicas ?? 1,
        available: found?.availableReplicas ?? 0,
        status: found?.status || undefined,
        message: found?.message || undefined,
      };
    }),
    analyses: (spec?.analyses ?? []).slice(0, LIST_LIMIT).map(analysis => {
      const found = runs.find(entry => entry.name === analysis.name);
      return {
        name: analysis.name,
        requiredForCompletion: analysis.requiredForCompletion ?? false,
        run: found?.analysisRun || undefined,
        phase: found?.phase || undefined,
        message: found?.message || undefined,
      };
    }),
    unreadable: unreadablePaths(unreadable),
  };
  return freeze(facts);
}

/** Read as a pause is: digits alone are seconds. */
function durationSeconds(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const seconds = pauseSeconds(written);
  return seconds < 0 ? undefined : seconds;
}
