import type { Due, WaitingFor } from '../../api/rolloutSchema';
import { goDurationSeconds } from '../object/goDurationSeconds';
import { instantAfter } from '../object/instantAfter';
import { nextMeasurementAt } from './analysis/nextMeasurementAt';
import { runsUnderWay } from './analysis/runsUnderWay';
import { conditionOf } from './conditionOf';
import { controllerAbsentAt } from './controllerAbsentAt';
import { currentStep } from './currentStep';
import { currentExperiment } from './experiments/currentExperiment';
import { experimentEndsAt } from './experiments/experimentEndsAt';
import { isFullyPromoted } from './isFullyPromoted';
import type { Known } from './Known';
import { pauseEnd } from './pauseEnd';
import type { RolloutFacts } from './RolloutFacts';
import { rolloutPhase } from './rolloutPhase';

/** Instants at which something changes although no event may tell, earliest first. */
export function dueOf(
  facts: RolloutFacts,
  known: Known,
  waitingFor: WaitingFor | undefined,
): Due[] {
  const pause = pauseEnd(facts);
  const deadline = progressDeadline(facts);
  const leaving = scaleDownInstants(known);
  // Reported within 2 s (recordings 14, 34, 39), but not while pods wait to be scaled down.
  const isReported =
    waitingFor?.what === 'pods' &&
    known.replicaSets !== undefined &&
    leaving.length === 0;
  const experiment = currentExperiment(facts, known);
  const due: Due[] = [];
  const add = (at: string | undefined, what: Due['what']) => {
    if (at !== undefined) due.push({ at, what });
  };
  add(pause?.until, pause?.what ?? 'pause-ends');
  add(deadline, 'deadline-passes');
  for (const at of leaving) add(at, 'scale-down');
  add(experiment && experimentEndsAt(experiment), 'experiment-ends');
  add(nextMeasurement(facts, known), 'next-measurement');
  add(pluginRunsAgainAt(facts), 'plugin-runs-again');
  add(restartAt(facts), 'restart');
  add(
    controllerAbsentAt(facts, isReported ? deadline : undefined),
    'controller-absent',
  );
  return due.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function scaleDownInstants({ replicaSets = [] }: Known): string[] {
  return (
    replicaSets
      // The annotation outlives the pods.
      .filter(({ replicas }) => replicas > 0)
      .flatMap(
        ({ scaleDownDeadline }) => instantAfter(scaleDownDeadline, 0) ?? [],
      )
  );
}

/** The earliest of all metrics of the runs that the rollout waits for. */
function nextMeasurement(
  facts: RolloutFacts,
  known: Known,
): string | undefined {
  return runsUnderWay(facts, known)
    .flatMap(run =>
      run.metrics.flatMap(metric => nextMeasurementAt(run, metric) ?? []),
    )
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}

function pluginRunsAgainAt(facts: RolloutFacts): string | undefined {
  const step = currentStep(facts);
  if (step?.step?.type !== 'plugin' || facts.status.abort) return undefined;
  const plugin = facts.status.stepPlugins.find(
    ({ index, phase }) => index === step.index && phase === 'Running',
  );
  const backoff = goDurationSeconds(plugin?.backoff ?? '');
  return backoff === undefined
    ? undefined
    : instantAfter(plugin?.updatedAt, backoff);
}

/** One that is asked for and not done; it may be meant for later. */
function restartAt({ restartAt: asked, status }: RolloutFacts) {
  const isDone =
    status.restartedAt !== undefined &&
    Date.parse(status.restartedAt) === Date.parse(asked ?? '');
  return isDone ? undefined : instantAfter(asked, 0);
}

const NOT_COUNTED = new Set(['pause', 'analysis', 'experiment']);

/** The controller counts down only while it waits for pods. */
function progressDeadline(facts: RolloutFacts): string | undefined {
  if (
    rolloutPhase(facts).phase !== 'Progressing' ||
    isFullyPromoted(facts) ||
    facts.paused
  ) {
    return undefined;
  }
  const progressing = conditionOf(facts, 'Progressing');
  const step = currentStep(facts)?.step;
  if (
    progressing?.status !== 'True' ||
    (step && NOT_COUNTED.has(step.type)) ||
    conditionOf(facts, 'Paused')?.status === 'True'
  ) {
    return undefined;
  }
  return instantAfter(
    progressing.lastUpdateTime,
    facts.progressDeadlineSeconds,
  );
}
