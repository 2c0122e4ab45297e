import { InputError } from '@backstage/errors';

import { TRACKING_ID_ANNOTATION } from '../../argocd/argoCdAnnotations';
import { projectAppliedFields } from '../../argocd/projectAppliedFields';
import { NAME_LIMIT } from '../object/field';
import { NotAsDeclaredError } from '../object/NotAsDeclaredError';
import { projectObject } from '../object/projectObject';
import { isFields, read, type Fields } from '../object/read';
import { readImages } from '../object/readImages';
import { readLabelSelector } from '../object/readLabelSelector';
import { readMetadata } from '../object/readMetadata';
import { readObject } from '../object/readObject';
import { revisionNumber } from '../object/revisionNumber';
import { shorten } from '../object/shorten';
import { projectStep } from './projectStep';
import type {
  AnalysisPointerFacts,
  BlueGreenFacts,
  CanaryFacts,
  RolloutFacts,
  RolloutStatusFacts,
} from './RolloutFacts';
import { rolloutSchema } from './rolloutSchema';

const REVISION = 'rollout.argoproj.io/revision';
const WORKLOAD_GENERATION = 'rollout.argoproj.io/workload-generation';

const GROUP = 'argoproj.io/';

export type ReadRolloutOptions = {
  /** The operator's own key for the owning entity, kept beside ours. */
  entityRefAnnotation?: string;
};

/**
 * A Rollout as the API server sends it, reduced to what is needed. Fields of a wrong type are left out and named in
 * `unreadable`. For whoever reads a hundred thousand of them and keeps them in a form of their own: the result is not
 * frozen, and what the object lacks may be there as `undefined`.
 *
 * @throws InputError when it is not a Rollout, or has no namespace, name or uid
 */
export function readRollout(
  object: unknown,
  options: ReadRolloutOptions = {},
): RolloutFacts {
  if (!isRollout(object)) throw new InputError('Not a Rollout of argoproj.io');
  try {
    return factsOf(object, { object, unreadable: [], options });
  } catch (error) {
    if (!(error instanceof NotAsDeclaredError)) throw error;
    const { value, unreadable } = readObject(rolloutSchema, object, 'Rollout');
    return factsOf(value, { object, unreadable, options });
  }
}

function isRollout(object: unknown): boolean {
  if (!isFields(object)) return false;
  const { apiVersion, kind } = object;
  return (
    kind === 'Rollout' &&
    typeof apiVersion === 'string' &&
    apiVersion.startsWith(GROUP)
  );
}

type Origin = {
  /** As it was sent. */
  object: unknown;
  unreadable: readonly string[];
  options: ReadRolloutOptions;
};

/** @throws NotAsDeclaredError exactly where the schema finds an issue */
function factsOf(
  readable: unknown,
  { object, unreadable, options }: Origin,
): RolloutFacts {
  const { metadata: about, spec: wanted, status } = read.item(readable);
  const metadata = readMetadata(about);
  const { annotations } = metadata;
  const spec = read.fields(wanted);
  const paused = read.flag(spec.paused);
  return {
    ...projectObject(metadata, unreadable, [
      REVISION,
      WORKLOAD_GENERATION,
      options.entityRefAnnotation,
    ]),
    revision: revisionNumber(annotations[REVISION]),

    replicas: read.count(spec.replicas) ?? 1,
    paused: paused ?? false,
    pausedWritten: paused !== undefined,
    restartAt: read.text(spec.restartAt),
    // Not for all: it takes reading the whole manifest.
    applied:
      annotations[TRACKING_ID_ANNOTATION] === undefined
        ? undefined
        : projectAppliedFields(object),
    progressDeadlineSeconds: read.count(spec.progressDeadlineSeconds) ?? 600,
    progressDeadlineAbort: read.flag(spec.progressDeadlineAbort) ?? false,
    images: readImages(spec.template),
    rollbackWindow: read.count(read.fields(spec.rollbackWindow).revisions),
    workloadRef: readWorkloadRef(spec.workloadRef),
    podSelector: readLabelSelector(spec.selector),
    strategy: readStrategy(spec.strategy),

    status: readStatus(status, annotations[WORKLOAD_GENERATION]),
  };
}

function readWorkloadRef(value: unknown): RolloutFacts['workloadRef'] {
  if (!read.presence(value)) return undefined;
  const { kind, name } = read.fields(value);
  return { kind: read.name(kind), name: read.name(name) };
}

function readStrategy(value: unknown): RolloutFacts['strategy'] {
  const { canary, blueGreen } = read.fields(value);
  // Presence of the key decides: `canary: {}` is a legal canary. What is not chosen has to be readable, too.
  const asCanary = read.presence(canary)
    ? readCanary(read.fields(canary))
    : undefined;
  const asBlueGreen = read.presence(blueGreen)
    ? readBlueGreen(read.fields(blueGreen))
    : undefined;
  return asCanary ?? asBlueGreen ?? { type: 'none' };
}

function readCanary(canary: Fields): CanaryFacts {
  const { trafficRouting, analysis } = canary;
  const { maxTrafficWeight } = read.fields(trafficRouting);
  return {
    type: 'canary',
    steps: read.list(canary.steps).map(projectStep),
    router: readRouter(trafficRouting),
    maxWeight: read.count(maxTrafficWeight) || 100,
    dynamicStableScale: read.flag(canary.dynamicStableScale) ?? false,
    abortScaleDownDelaySeconds: read.count(canary.abortScaleDownDelaySeconds),
    backgroundAnalysis: read.presence(analysis),
    backgroundAnalysisStart: read.count(read.fields(analysis).startingStep),
  };
}

function readBlueGreen(blueGreen: Fields): BlueGreenFacts {
  return {
    type: 'blueGreen',
    autoPromotionEnabled: read.flag(blueGreen.autoPromotionEnabled) ?? true,
    autoPromotionSeconds: read.count(blueGreen.autoPromotionSeconds),
    previewReplicaCount: read.count(blueGreen.previewReplicaCount),
    abortScaleDownDelaySeconds: read.count(
      blueGreen.abortScaleDownDelaySeconds,
    ),
    hasPreviewService: Boolean(read.text(blueGreen.previewService)),
    prePromotionAnalysis: read.presence(blueGreen.prePromotionAnalysis),
    postPromotionAnalysis: read.presence(blueGreen.postPromotionAnalysis),
  };
}

// `trafficRouting: {}` names no router, and is still traffic routing to the controller.
const UNNAMED_ROUTER = 'trafficRouting';
const NO_ROUTERS: readonly string[] = ['maxTrafficWeight', 'managedRoutes'];

function readRouter(value: unknown): string | undefined {
  if (!read.presence(value)) return undefined;
  const routing = read.fields(value);
  const [plugin] = Object.keys(read.fields(routing.plugins));
  const router = Object.keys(routing).find(
    key => !NO_ROUTERS.includes(key) && Boolean(routing[key]),
  );
  if (router === undefined) return UNNAMED_ROUTER;
  if (router !== 'plugins') return shorten(router, NAME_LIMIT);
  return plugin ? shorten(`plugins/${plugin}`, NAME_LIMIT) : 'plugins';
}

function readStatus(
  value: unknown,
  workloadGeneration: string | undefined,
): RolloutStatusFacts {
  const status = read.fields(value);
  const canary = read.fields(status.canary);
  const blueGreen = read.fields(status.blueGreen);
  const abort = read.flag(status.abort);
  return {
    phase: read.text(status.phase) || undefined,
    message: read.message(status.message) || undefined,
    observedGeneration: read.text(status.observedGeneration),
    workloadGeneration,
    workloadObservedGeneration: read.text(status.workloadObservedGeneration),
    abort: abort ?? false,
    abortWritten: abort !== undefined,
    abortedAt: read.text(status.abortedAt),
    pauseConditions: read.list(status.pauseConditions).map(item => {
      const { reason, startTime } = read.item(item);
      return { reason: read.name(reason), startTime: read.name(startTime) };
    }),
    controllerPause: read.flag(status.controllerPause) ?? false,
    promoteFull: read.flag(status.promoteFull) ?? false,
    currentPodHash: read.text(status.currentPodHash) || undefined,
    stableRS: read.text(status.stableRS) || undefined,
    currentStepIndex: read.index(status.currentStepIndex),
    replicas: read.count(status.replicas) ?? 0,
    updatedReplicas: read.count(status.updatedReplicas) ?? 0,
    readyReplicas: read.count(status.readyReplicas) ?? 0,
    availableReplicas: read.count(status.availableReplicas) ?? 0,
    restartedAt: read.text(status.restartedAt),
    conditions: read.list(status.conditions).map(readCondition),
    canaryWeights: readWeights(canary.weights),
    stepAnalysis: readPointer(canary.currentStepAnalysisRunStatus),
    backgroundAnalysis: readPointer(canary.currentBackgroundAnalysisRunStatus),
    currentExperiment: read.text(canary.currentExperiment) || undefined,
    stablePingPong: read.text(canary.stablePingPong) || undefined,
    stepPlugins: read.list(canary.stepPluginStatuses).map(readStepPlugin),
    activeSelector: read.text(blueGreen.activeSelector) || undefined,
    previewSelector: read.text(blueGreen.previewSelector) || undefined,
    scaleUpPreviewCheckPoint:
      read.flag(blueGreen.scaleUpPreviewCheckPoint) ?? false,
    prePromotionAnalysis: readPointer(blueGreen.prePromotionAnalysisRunStatus),
    postPromotionAnalysis: readPointer(
      blueGreen.postPromotionAnalysisRunStatus,
    ),
  };
}

function readCondition(
  value: unknown,
): RolloutStatusFacts['conditions'][number] {
  const condition = read.item(value);
  return {
    type: read.name(condition.type),
    status: read.text(condition.status) ?? '',
    reason: read.text(condition.reason),
    message: read.message(condition.message),
    lastUpdateTime: read.text(condition.lastUpdateTime),
  };
}

function readWeights(value: unknown): RolloutStatusFacts['canaryWeights'] {
  if (!read.presence(value)) return undefined;
  const { canary, stable, additional, verified } = read.fields(value);
  return {
    canary: readWeight(read.fields(canary)),
    stable: readWeight(read.fields(stable)),
    additional: read
      .list(additional)
      .reduce<number>((sum, each) => sum + readWeight(read.item(each)), 0),
    verified: read.flag(verified),
  };
}

function readWeight({ weight }: Fields): number {
  return read.count(weight) ?? 0;
}

function readStepPlugin(
  value: unknown,
): RolloutStatusFacts['stepPlugins'][number] {
  const plugin = read.item(value);
  return {
    index: read.integer(plugin.index),
    phase: read.text(plugin.phase),
    message: read.message(plugin.message),
    updatedAt: read.text(plugin.updatedAt),
    backoff: read.text(plugin.backoff),
  };
}

function readPointer(value: unknown): AnalysisPointerFacts | undefined {
  if (!read.presence(value)) return undefined;
  const { name, status, message } = read.fields(value);
  return {
    name: read.name(name),
    status: read.text(status) ?? '',
    message: read.message(message),
  };
}
