import { z } from 'zod';

import { field } from '../object/field';
import { labelSelectorSchema } from '../object/labelSelectorText';
import { metadataSchema } from '../object/metadataSchema';
import { podTemplateSchema } from '../object/podTemplateSchema';

const { name, text, message, flag, count } = field;
const index = z.number().int().min(0).nullish();
const presence = z.looseObject({}).nullish();
const pointer = z.object({ name: name, status: text, message }).nullish();

const canarySchema = z.object({
  steps: z.array(z.unknown()).nullish(),
  trafficRouting: z
    .looseObject({ maxTrafficWeight: count, plugins: presence })
    .nullish(),
  dynamicStableScale: flag,
  abortScaleDownDelaySeconds: count,
  analysis: z.looseObject({ startingStep: count }).nullish(),
});

const blueGreenSchema = z.object({
  autoPromotionEnabled: flag,
  autoPromotionSeconds: count,
  previewReplicaCount: count,
  abortScaleDownDelaySeconds: count,
  previewService: text,
  prePromotionAnalysis: presence,
  postPromotionAnalysis: presence,
});

/** The fields of a Rollout that are read, and of which types they have to be. Its steps are read one by one. */
export const rolloutSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      replicas: count,
      paused: flag,
      restartAt: text,
      progressDeadlineSeconds: count,
      progressDeadlineAbort: flag,
      template: podTemplateSchema,
      rollbackWindow: z.object({ revisions: count }).nullish(),
      selector: labelSelectorSchema,
      workloadRef: z.object({ kind: name, name }).nullish(),
      strategy: z
        .object({
          canary: canarySchema.nullish(),
          blueGreen: blueGreenSchema.nullish(),
        })
        .nullish(),
    })
    .nullish(),
  status: z
    .object({
      phase: text,
      message,
      observedGeneration: text,
      workloadObservedGeneration: text,
      abort: flag,
      abortedAt: text,
      pauseConditions: z
        .array(z.object({ reason: name, startTime: name }))
        .nullish(),
      controllerPause: flag,
      promoteFull: flag,
      currentPodHash: text,
      stableRS: text,
      currentStepIndex: index,
      replicas: count,
      updatedReplicas: count,
      readyReplicas: count,
      availableReplicas: count,
      restartedAt: text,
      conditions: z
        .array(
          z.object({
            type: name,
            status: text,
            reason: text,
            message,
            lastUpdateTime: text,
          }),
        )
        .nullish(),
      canary: z
        .object({
          weights: z
            .object({
              canary: z.object({ weight: count }).nullish(),
              stable: z.object({ weight: count }).nullish(),
              additional: z.array(z.object({ weight: count })).nullish(),
              verified: flag,
            })
            .nullish(),
          currentStepAnalysisRunStatus: pointer,
          currentBackgroundAnalysisRunStatus: pointer,
          currentExperiment: text,
          stablePingPong: text,
          stepPluginStatuses: z
            .array(
              z.object({
                index: z.number().int(),
                phase: text,
                message,
                updatedAt: text,
                backoff: text,
              }),
            )
            .nullish(),
        })
        .nullish(),
      blueGreen: z
        .object({
          activeSelector: text,
          previewSelector: text,
          scaleUpPreviewCheckPoint: flag,
          prePromotionAnalysisRunStatus: pointer,
          postPromotionAnalysisRunStatus: pointer,
        })
        .nullish(),
    })
    .nullish(),
});
