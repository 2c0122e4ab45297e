import { InputError } from '@backstage/errors';
import { z } from 'zod';

import { field } from '../object/field';
import { TRACKING_ID_ANNOTATION } from '../../argocd/argoCdAnnotations';
import { projectAppliedFields } from '../../argocd/projectAppliedFields';
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
import type {
  AnalysisPointerFacts,
  BlueGreenFacts,
  CanaryFacts,
  RolloutFacts,
  StepFacts,
} from './RolloutFacts';

const REVISION = 'rollout.argoproj.io/revision';
const WORKLOAD_GENERATION = 'rollout.argoproj.io/workload-generation';

const NAME_LIMIT = 253;

const { name, text, message, flag, count } = field;
const index = z.number().int().min(0).nullish();
const duration = z.union([name, z.number().int()]).nullish();
const presence = z.looseObject({}).nullish();
const pointer = z.object({ name: name, status: text, message }).nullish();

const templatesSchema = z
  .array(z.object({ templateName: text, name: text }))
  .nullish();

// One schema per step key: a step whose chosen key is broken is an invalid step, and the others are still read.
const weightSchema = z.number().int();
const setCanaryScaleSchema = z.object({
  weight: count,
  replicas: count,
  matchTrafficWeight: flag,
});
const pauseSchema = z.object({ duration });
const analysisSchema = z.object({ templates: templatesSchema });
const experimentSchema = z.object({
  templates: templatesSchema,
  duration,
  analyses: z.array(z.object({ requiredForCompletion: flag })).nullish(),
});
const namedSchema = z.object({ name });
const stepSchema = z.looseObject({});

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

const rolloutSchema = z.object({
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

type RolloutObject = z.output<typeof rolloutSchema>;

const identitySchema = z.object({
  apiVersion: z.string().regex(/^argoproj\.io\//),
  kind: z.literal('Rollout'),
});

/**
 * A Rollout as the API server sends it, reduced to what is needed. Fields of a wrong type are left out and named in
 * `unreadable`. The result is frozen.
 *
 * @param entityRefAnnotation - the operator's own key for the owning entity, kept beside ours
 * @throws InputError when it is not a Rollout, or has no namespace, name or uid
 */
export function projectRollout(
  object: unknown,
  options: { entityRefAnnotation?: string } = {},
): RolloutFacts {
  if (!identitySchema.safeParse(object).success) {
    throw new InputError('Not a Rollout of argoproj.io');
  }
  const { value, unreadable } = readObject(rolloutSchema, object, 'Rollout');
  const { metadata, spec, status } = value;
  const annotations = metadata.annotations ?? {};
  const weights = status?.canary?.weights;

  const facts: RolloutFacts = {
    ...projectObject(metadata, unreadable, [
      REVISION,
      WORKLOAD_GENERATION,
      options.entityRefAnnotation,
    ]),
    revision: revisionNumber(annotations[REVISION]),

    replicas: spec?.replicas ?? 1,
    paused: spec?.paused ?? false,
    pausedWritten: typeof spec?.paused === 'boolean',
    restartAt: spec?.restartAt ?? undefined,
    // Not for all: it takes reading the whole manifest.
    applied:
      annotations[TRACKING_ID_ANNOTATION] === undefined
        ? undefined
        : projectAppliedFields(object),
    progressDeadlineSeconds: spec?.progressDeadlineSeconds ?? 600,
    progressDeadlineAbort: spec?.progressDeadlineAbort ?? false,
    images: templateImages(spec?.template),
    rollbackWindow: spec?.rollbackWindow?.revisions ?? undefined,
    workloadRef: spec?.workloadRef ?? undefined,
    podSelector: labelSelectorText(spec?.selector),
    strategy: projectStrategy(spec),

    status: {
      phase: status?.phase || undefined,
      message: status?.message || undefined,
      observedGeneration: status?.observedGeneration ?? undefined,
      workloadGeneration: annotations[WORKLOAD_GENERATION],
      workloadObservedGeneration:
        status?.workloadObservedGeneration ?? undefined,
      abort: status?.abort ?? false,
      abortWritten: typeof status?.abort === 'boolean',
      abortedAt: status?.abortedAt ?? undefined,
      pauseConditions: status?.pauseConditions ?? [],
      controllerPause: status?.controllerPause ?? false,
      promoteFull: status?.promoteFull ?? false,
      currentPodHash: status?.currentPodHash || undefined,
      stableRS: status?.stableRS || undefined,
      currentStepIndex: status?.currentStepIndex ?? undefined,
      replicas: status?.replicas ?? 0,
      updatedReplicas: status?.updatedReplicas ?? 0,
      readyReplicas: status?.readyReplicas ?? 0,
      availableReplicas: status?.availableReplicas ?? 0,
      restartedAt: status?.restartedAt ?? undefined,
      conditions: (status?.conditions ?? []).map(condition => ({
        type: condition.type,
        status: condition.status ?? '',
        reason: condition.reason ?? undefined,
        message: condition.message ?? undefined,
        lastUpdateTime: condition.lastUpdateTime ?? undefined,
      })),
      canaryWeights: weights
        ? {
            canary: weights.canary?.weight ?? 0,
            stable: weights.stable?.weight ?? 0,
            additional: (weights.additional ?? []).reduce(
              (sum, { weight }) => sum + (weight ?? 0),
              0,
            ),
            verified: weights.verified ?? undefined,
          }
        : undefined,
      stepAnalysis: pointerFacts(status?.canary?.currentStepAnalysisRunStatus),
      backgroundAnalysis: pointerFacts(
        status?.canary?.currentBackgroundAnalysisRunStatus,
      ),
      currentExperiment: status?.canary?.currentExperiment || undefined,
      stablePingPong: status?.canary?.stablePingPong || undefined,
      stepPlugins: (status?.canary?.stepPluginStatuses ?? []).map(plugin => ({
        index: plugin.index,
        phase: plugin.phase ?? undefined,
        message: plugin.message ?? undefined,
        updatedAt: plugin.updatedAt ?? undefined,
        backoff: plugin.backoff ?? undefined,
      })),
      activeSelector: status?.blueGreen?.activeSelector || undefined,
      previewSelector: status?.blueGreen?.previewSelector || undefined,
      scaleUpPreviewCheckPoint:
        status?.blueGreen?.scaleUpPreviewCheckPoint ?? false,
      prePromotionAnalysis: pointerFacts(
        status?.blueGreen?.prePromotionAnalysisRunStatus,
      ),
      postPromotionAnalysis: pointerFacts(
        status?.blueGreen?.postPromotionAnalysisRunStatus,
      ),
    },
  };
  return freeze(facts);
}

function projectStrategy(
  spec: RolloutObject['spec'],
): RolloutFacts['strategy'] {
  // Presence of the key decides: `canary: {}` is a legal canary.
  const { canary, blueGreen } = spec?.strategy ?? {};
  if (canary) return projectCanary(canary);
  if (blueGreen) return projectBlueGreen(blueGreen);
  return { type: 'none' };
}

function projectCanary(canary: z.output<typeof canarySchema>): CanaryFacts {
  return {
    type: 'canary',
    steps: (canary.steps ?? []).map(projectStep),
    router: routerName(canary.trafficRouting),
    maxWeight: canary.trafficRouting?.maxTrafficWeight || 100,
    dynamicStableScale: canary.dynamicStableScale ?? false,
    abortScaleDownDelaySeconds: canary.abortScaleDownDelaySeconds ?? undefined,
    backgroundAnalysis: Boolean(canary.analysis),
    backgroundAnalysisStart: canary.analysis?.startingStep ?? undefined,
  };
}

function projectBlueGreen(
  blueGreen: z.output<typeof blueGreenSchema>,
): BlueGreenFacts {
  return {
    type: 'blueGreen',
    autoPromotionEnabled: blueGreen.autoPromotionEnabled ?? true,
    autoPromotionSeconds: blueGreen.autoPromotionSeconds ?? undefined,
    previewReplicaCount: blueGreen.previewReplicaCount ?? undefined,
    abortScaleDownDelaySeconds:
      blueGreen.abortScaleDownDelaySeconds ?? undefined,
    hasPreviewService: Boolean(blueGreen.previewService),
    prePromotionAnalysis: Boolean(blueGreen.prePromotionAnalysis),
    postPromotionAnalysis: Boolean(blueGreen.postPromotionAnalysis),
  };
}

// `trafficRouting: {}` names no router, and is still traffic routing to the controller.
const UNNAMED_ROUTER = 'trafficRouting';

function routerName(
  routing: z.output<typeof canarySchema>['trafficRouting'],
): string | undefined {
  if (!routing) return undefined;
  const {
    maxTrafficWeight: _max,
    managedRoutes: _routes,
    ...routers
  } = routing;
  const [first] = Object.entries(routers).filter(([, config]) =>
    Boolean(config),
  );
  if (!first) return UNNAMED_ROUTER;
  if (first[0] !== 'plugins') return shorten(first[0], NAME_LIMIT);
  const [plugin] = Object.keys(routing.plugins ?? {});
  return plugin ? shorten(`plugins/${plugin}`, NAME_LIMIT) : 'plugins';
}

/** The first key in upstream's order of preference decides what a step is. */
function projectStep(step: unknown): StepFacts {
  const keys = stepSchema.safeParse(step);
  if (!keys.success) return { type: 'invalid' };
  const has = (key: string) =>
    keys.data[key] !== undefined && keys.data[key] !== null;

  if (has('setWeight')) {
    const weight = weightSchema.safeParse(keys.data.setWeight);
    return weight.success
      ? { type: 'setWeight', weight: weight.data }
      : { type: 'invalid' };
  }
  if (has('pause')) {
    const pause = pauseSchema.safeParse(keys.data.pause);
    if (!pause.success) return { type: 'invalid' };
    return { type: 'pause', duration: pause.data.duration ?? undefined };
  }
  if (has('experiment')) {
    const experiment = experimentSchema.safeParse(keys.data.experiment);
    if (!experiment.success) {
      return { type: 'experiment', templates: [], mayEndEarly: true };
    }
    return {
      type: 'experiment',
      templates: templateNames(experiment.data.templates),
      duration: experiment.data.duration ?? undefined,
      mayEndEarly: (experiment.data.analyses ?? []).some(
        ({ requiredForCompletion }) => requiredForCompletion,
      ),
    };
  }
  if (has('analysis')) {
    const analysis = analysisSchema.safeParse(keys.data.analysis);
    return {
      type: 'analysis',
      templates: analysis.success ? templateNames(analysis.data.templates) : [],
    };
  }
  if (has('setCanaryScale')) {
    const scale = setCanaryScaleSchema.safeParse(keys.data.setCanaryScale);
    if (scale.success) {
      return {
        type: 'setCanaryScale',
        weight: scale.data.weight ?? undefined,
        replicas: scale.data.replicas ?? undefined,
        matchTrafficWeight: scale.data.matchTrafficWeight ?? undefined,
      };
    }
  }
  for (const type of ['plugin', 'setHeaderRoute', 'setMirrorRoute'] as const) {
    if (has(type)) {
      const named = namedSchema.safeParse(keys.data[type]);
      return named.success
        ? { type, name: named.data.name }
        : { type: 'invalid' };
    }
  }
  return { type: 'invalid' };
}

function templateNames(
  templates: z.output<typeof templatesSchema>,
): readonly string[] {
  return (templates ?? []).flatMap(
    template => template.templateName ?? template.name ?? [],
  );
}

function pointerFacts(
  found: z.output<typeof pointer>,
): AnalysisPointerFacts | undefined {
  return found
    ? {
        name: found.name,
        status: found.status ?? '',
        message: found.message ?? undefined,
      }
    : undefined;
}
