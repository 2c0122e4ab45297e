import type { Controller } from '../engine/Stage';
import { namedByRollout } from './namedByRollout';
import { abortIsVoid } from './stages/abort-is-void';
import { activeServiceSwitches } from './stages/active-service-switches';
import { autoPromotionComes } from './stages/auto-promotion-comes';
import { canaryIngressFollows } from './stages/canary-ingress-follows';
import { deadlinePasses } from './stages/deadline-passes';
import { fullPromotionIsTakenUp } from './stages/full-promotion-is-taken-up';
import { newSetScales } from './stages/new-set-scales';
import { oldRevisionIsDropped } from './stages/old-revision-is-dropped';
import { otherSetScalesDown } from './stages/other-set-scales-down';
import { pauseBegins } from './stages/pause-begins';
import { pauseIsTold } from './stages/pause-is-told';
import { previewMayGrow } from './stages/preview-may-grow';
import { previewServiceFollows } from './stages/preview-service-follows';
import { replicasAreDefaulted } from './stages/replicas-are-defaulted';
import { restartTakesPods } from './stages/restart-takes-pods';
import { revisionBegins } from './stages/revision-begins';
import { revisionReturns } from './stages/revision-returns';
import { rolloutAnalysisFails } from './stages/rollout-analysis-fails';
import { rolloutAnalysisIsInconclusive } from './stages/rollout-analysis-is-inconclusive';
import { rolloutAnalysisStarts } from './stages/rollout-analysis-starts';
import { rolloutAnalysisStops } from './stages/rollout-analysis-stops';
import { rolloutExperimentFails } from './stages/rollout-experiment-fails';
import { rolloutExperimentStarts } from './stages/rollout-experiment-starts';
import { rolloutExperimentStops } from './stages/rollout-experiment-stops';
import { scaleDownBegins } from './stages/scale-down-begins';
import { scaleDownDelayEnds } from './stages/scale-down-delay-ends';
import { scaleDownIsCalledOff } from './stages/scale-down-is-called-off';
import { servicesFollow } from './stages/services-follow';
import { specIsInvalid } from './stages/spec-is-invalid';
import { stableSetScales } from './stages/stable-set-scales';
import { statusFollows } from './stages/status-follows';
import { stepCompletes } from './stages/step-completes';
import { stepPluginRuns } from './stages/step-plugin-runs';
import { switchPauses } from './stages/switch-pauses';
import { timedPauseEnds } from './stages/timed-pause-ends';
import { updateCompletes } from './stages/update-completes';
import { updateStarts } from './stages/update-starts';
import { workloadIsAwaited } from './stages/workload-is-awaited';
import { workloadIsScaledDown } from './stages/workload-is-scaled-down';
import { workloadIsSeen } from './stages/workload-is-seen';

/** What Argo Rollouts does about Rollouts: one controller that acts, and one for everything that waits for its time. */
export const rolloutControllers: readonly Controller[] = [
  // First, so that a pause that ran out meanwhile is over before it is told again.
  timer('rollout-pauses', timedPauseEnds),
  timer('rollout-auto-promotion', autoPromotionComes),
  {
    name: 'rollouts',
    kind: 'Rollout',
    heeds: namedByRollout,
    // In the order in which the real controller goes through a Rollout.
    stages: [
      replicasAreDefaulted,
      workloadIsAwaited,
      workloadIsSeen,
      specIsInvalid,
      pauseIsTold,
      revisionBegins,
      revisionReturns,
      previewServiceFollows,
      updateStarts,
      abortIsVoid,
      servicesFollow,
      canaryIngressFollows,
      rolloutExperimentStops,
      rolloutExperimentFails,
      rolloutExperimentStarts,
      rolloutAnalysisStops,
      rolloutAnalysisFails,
      rolloutAnalysisIsInconclusive,
      rolloutAnalysisStarts,
      scaleDownIsCalledOff,
      stableSetScales,
      newSetScales,
      otherSetScalesDown,
      switchPauses,
      previewMayGrow,
      activeServiceSwitches,
      updateCompletes,
      fullPromotionIsTakenUp,
      stepPluginRuns,
      stepCompletes,
      pauseBegins,
      statusFollows,
      scaleDownBegins,
      oldRevisionIsDropped,
      workloadIsScaledDown,
    ],
  },
  timer('rollout-scale-down', scaleDownDelayEnds),
  timer('rollout-deadlines', deadlinePasses),
  timer('rollout-restarts', restartTakesPods),
];

function timer(name: string, stage: Controller['stages'][number]): Controller {
  return { name, kind: 'Rollout', stages: [stage] };
}
