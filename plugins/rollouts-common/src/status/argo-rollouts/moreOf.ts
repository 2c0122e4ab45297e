import { isFromArgoCd } from '../../argocd/isFromArgoCd';
import { sentence, type Sentence } from '../../model/Sentence';
import { abortedAtStep } from './abortedAtStep';
import { awaitsRouter } from './awaitsRouter';
import { backOnStable } from './backOnStable';
import { conditionOf } from './conditionOf';
import { currentStep } from './currentStep';
import { isFullyPromoted } from './isFullyPromoted';
import type { Known } from './Known';
import { percentOf } from './percentOf';
import type { RolloutFacts } from './RolloutFacts';
import { rolloutPhase } from './rolloutPhase';
import { unsettled } from './unsettled';

/** What else is worth a line below the sentence, most important first. */
export function moreOf(facts: RolloutFacts, known: Known): Sentence[] {
  const { status } = facts;
  return [
    ...aboutProblems(facts),
    ...(status.abort && unsettled(facts) === undefined
      ? aboutAbort(facts, known)
      : aboutUpdate(facts)),
    ...(facts.unreadable?.length && rolloutPhase(facts).phase !== 'Unknown'
      ? [sentence('more-unreadable', { field: facts.unreadable[0] ?? '' })]
      : []),
  ];
}

function aboutProblems(facts: RolloutFacts): Sentence[] {
  const failure = conditionOf(facts, 'ReplicaFailure');
  const unavailable =
    rolloutPhase(facts).phase === 'Healthy' &&
    conditionOf(facts, 'Available')?.status === 'False';
  return [
    ...(failure?.status === 'True'
      ? [
          failure.message
            ? sentence('more-replica-failure', { message: failure.message })
            : sentence('more-replica-failure-silent'),
        ]
      : []),
    ...(unavailable
      ? [
          sentence('more-not-available', {
            available: facts.status.availableReplicas,
            desired: facts.replicas,
          }),
        ]
      : []),
  ];
}

function aboutAbort(facts: RolloutFacts, known: Known): Sentence[] {
  const { status } = facts;
  const at = abortedAtStep(facts, known);
  const count = currentStep(facts)?.count;
  return [
    ...aboutWayBack(facts),
    ...(status.stableRS === undefined ? [sentence('more-nothing-stable')] : []),
    ...(at !== undefined && count !== undefined
      ? [sentence('more-aborted-at-step', { step: at + 1, count })]
      : []),
    retrySentence(facts, count),
  ];
}

function aboutWayBack(facts: RolloutFacts): Sentence[] {
  if (facts.paused) return [sentence('more-aborted-while-paused')];
  return backOnStable(facts) === false ? [sentence('more-going-back')] : [];
}

function retrySentence(facts: RolloutFacts, count?: number): Sentence {
  // Only Argo CD leaves a mark that Git is behind it.
  const fromGit = isFromArgoCd(facts);
  if (count !== undefined) {
    return sentence(
      fromGit ? 'more-git-still-asks-steps' : 'more-spec-still-asks-steps',
    );
  }
  return sentence(fromGit ? 'more-git-still-asks' : 'more-spec-still-asks');
}

function aboutUpdate(facts: RolloutFacts): Sentence[] {
  const { status, strategy } = facts;
  const lines: Sentence[] = [];
  const { phase } = rolloutPhase(facts);
  const step = currentStep(facts);
  const [pause] = status.pauseConditions;

  if (phase === 'Paused' && facts.paused && step?.step) {
    lines.push(
      step.step.type === 'pause' && pause
        ? sentence('more-also-at-pause', {
            step: step.index + 1,
            count: step.count,
          })
        : sentence('more-paused-at-step', {
            step: step.index + 1,
            count: step.count,
          }),
    );
  }
  if (pause?.reason === 'InconclusiveExperiment') {
    lines.push(sentence('more-experiment-loop'));
  }
  if (phase === 'Degraded' && deadlinePassed(facts)) {
    lines.push(
      facts.progressDeadlineAbort
        ? sentence('more-deadline-aborts')
        : sentence('more-deadline-goes-on'),
    );
  }
  // Where the step waits for just that, the sentence says it.
  if (status.canaryWeights?.verified === false && !awaitsRouter(facts)) {
    lines.push(sentence('more-weights-unverified'));
  }
  if (
    status.backgroundAnalysis &&
    ['Pending', 'Running'].includes(status.backgroundAnalysis.status)
  ) {
    lines.push(sentence('more-background-analysis'));
  }
  const plugin = status.stepPlugins.find(
    ({ index, phase: state }) => index === step?.index && state === 'Running',
  );
  if (plugin?.message) {
    lines.push(sentence('more-plugin-says', { message: plugin.message }));
  }
  // Past the last step the weight that kubectl prints is a convention; this is what the router has.
  if (
    strategy.type === 'canary' &&
    strategy.router !== undefined &&
    status.canaryWeights &&
    !step?.step &&
    !isFullyPromoted(facts)
  ) {
    lines.push(
      sentence('more-router-sends', {
        percent: percentOf(status.canaryWeights.canary, strategy.maxWeight),
      }),
    );
  }
  return lines;
}

function deadlinePassed(facts: RolloutFacts): boolean {
  return (
    conditionOf(facts, 'Progressing')?.reason === 'ProgressDeadlineExceeded'
  );
}
