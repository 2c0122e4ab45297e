import type { Due } from '../../api/rolloutSchema';
import { instantAfter } from '../object/instantAfter';
import { conditionOf } from './conditionOf';
import { currentStep } from './currentStep';
import { isFullyPromoted } from './isFullyPromoted';
import { pauseEnd } from './pauseEnd';
import type { ReplicaSetFacts } from './ReplicaSetFacts';
import type { RolloutFacts } from './RolloutFacts';
import { rolloutPhase } from './rolloutPhase';

/** Instants at which something changes although no event may tell, earliest first. */
export function dueOf(
  facts: RolloutFacts,
  replicaSets: readonly ReplicaSetFacts[] | undefined,
): Due[] {
  const pause = pauseEnd(facts);
  const deadline = progressDeadline(facts);
  const due: Due[] = [
    ...(pause ? [{ at: pause.until, what: pause.what }] : []),
    ...(deadline ? [{ at: deadline, what: 'deadline-passes' as const }] : []),
    ...(replicaSets ?? []).flatMap(({ scaleDownDeadline, replicas }) => {
      const at = instantAfter(scaleDownDeadline, 0);
      // The annotation outlives the pods.
      return at && replicas > 0 ? [{ at, what: 'scale-down' as const }] : [];
    }),
  ];
  return due.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
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
