import type { AppliedFields } from '../../argocd/AppliedFields';
import type { ObjectFacts } from '../object/ObjectFacts';

/**
 * What is kept of an Argo Rollouts `Rollout`: all that its summary, detail and actions need, nothing more.
 * Times are the API server's RFC 3339 strings, untouched. A field that the object lacks is absent here, too.
 */
export type RolloutFacts = ObjectFacts & {
  /** `rollout.argoproj.io/revision` of the Rollout. */
  revision?: number;

  /** `spec.replicas`, 1 when absent, as upstream defaults it. */
  replicas: number;
  paused: boolean;
  /** Whether `spec.paused` is there at all: absent at first, `false` after a resume. A JSON Patch `test` must know which. */
  pausedWritten: boolean;
  restartAt?: string;
  /** Absent where Argo CD does not track it, or the object does not show what was applied. */
  applied?: AppliedFields;
  progressDeadlineSeconds: number;
  progressDeadlineAbort: boolean;
  /** Images of `spec.template`'s containers, without credentials; empty with `workloadRef`. */
  images: readonly string[];
  /** `spec.rollbackWindow.revisions`: going back over fewer revisions than this takes no steps. */
  rollbackWindow?: number;
  workloadRef?: { kind: string; name: string };
  /** `spec.selector` as a list request takes it; absent with `workloadRef`. */
  podSelector?: string;
  strategy: CanaryFacts | BlueGreenFacts | { type: 'none' };

  status: RolloutStatusFacts;
};

export type CanaryFacts = {
  type: 'canary';
  steps: readonly StepFacts[];
  /** Key of `trafficRouting` (`istio`, `nginx`, … or `plugins/<name>`), the first when there are several. */
  router?: string;
  /** `trafficRouting.maxTrafficWeight`, else 100. */
  maxWeight: number;
  dynamicStableScale: boolean;
  /** How long its pods stay after an abort, with a router; 0: until the next update. */
  abortScaleDownDelaySeconds?: number;
  backgroundAnalysis: boolean;
  /** `analysis.startingStep` of the background analysis. */
  backgroundAnalysisStart?: number;
};

export type BlueGreenFacts = {
  type: 'blueGreen';
  autoPromotionEnabled: boolean;
  autoPromotionSeconds?: number;
  previewReplicaCount?: number;
  /** How long its pods stay after an abort; 0: until the next update. */
  abortScaleDownDelaySeconds?: number;
  hasPreviewService: boolean;
  prePromotionAnalysis: boolean;
  postPromotionAnalysis: boolean;
};

export type StepFacts =
  | { type: 'setWeight'; weight: number }
  /** `duration` as written; absent: until promoted. */
  | { type: 'pause'; duration?: string | number }
  | {
      type: 'setCanaryScale';
      weight?: number;
      replicas?: number;
      matchTrafficWeight?: boolean;
    }
  | { type: 'analysis'; templates: readonly string[] }
  | {
      type: 'experiment';
      templates: readonly string[];
      duration?: string | number;
      /** An analysis that is `requiredForCompletion` may end it before its time. */
      mayEndEarly: boolean;
    }
  | { type: 'setHeaderRoute'; name: string }
  | { type: 'setMirrorRoute'; name: string }
  | { type: 'plugin'; name: string }
  | { type: 'invalid' };

export type AnalysisPointerFacts = {
  name: string;
  status: string;
  message?: string;
};

export type RolloutStatusFacts = {
  phase?: string;
  message?: string;
  /** A decimal string; v0.9 wrote a hash. */
  observedGeneration?: string;
  /** From annotation and status, both kept as text: upstream compares them as int32. */
  workloadGeneration?: string;
  workloadObservedGeneration?: string;
  abort: boolean;
  /** Whether the field is there at all: absent at first, `false` after a retry. A JSON Patch `test` must know which. */
  abortWritten: boolean;
  abortedAt?: string;
  pauseConditions: readonly { reason: string; startTime: string }[];
  controllerPause: boolean;
  promoteFull: boolean;
  currentPodHash?: string;
  stableRS?: string;
  currentStepIndex?: number;
  replicas: number;
  updatedReplicas: number;
  readyReplicas: number;
  availableReplicas: number;
  restartedAt?: string;
  conditions: readonly {
    type: string;
    status: string;
    reason?: string;
    message?: string;
    lastUpdateTime?: string;
  }[];
  canaryWeights?: {
    canary: number;
    stable: number;
    additional: number;
    verified?: boolean;
  };
  stepAnalysis?: AnalysisPointerFacts;
  backgroundAnalysis?: AnalysisPointerFacts;
  currentExperiment?: string;
  /** `status.canary.stablePingPong`: which of the two services is stable. */
  stablePingPong?: string;
  stepPlugins: readonly {
    index: number;
    phase?: string;
    message?: string;
    updatedAt?: string;
    /** A Go duration after `updatedAt`: when the plugin asked to be called again. */
    backoff?: string;
  }[];
  activeSelector?: string;
  previewSelector?: string;
  /** The pause before the switch is over and the preview is being scaled up. */
  scaleUpPreviewCheckPoint: boolean;
  prePromotionAnalysis?: AnalysisPointerFacts;
  postPromotionAnalysis?: AnalysisPointerFacts;
};
