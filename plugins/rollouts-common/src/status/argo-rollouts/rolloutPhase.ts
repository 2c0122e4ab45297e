import { PHASES, type Phase } from '../../model/Phase';
import { calculatePhase } from './calculatePhase';
import { isObserved } from './isObserved';
import type { RolloutFacts } from './RolloutFacts';
import { unreadableUnder } from './unreadableUnder';

export type RolloutPhase = {
  phase: Phase;
  /** The controller's own words, as `kubectl argo rollouts get rollout` prints them. */
  message?: string;
  /**
   * What the answer rests on: two guards that kubectl applies before it trusts `status.phase`, the phase that the
   * controller wrote, the same computed here for controllers that write none, or nothing readable.
   */
  basis:
    | 'not-observed'
    | 'unpausing'
    | 'reported'
    | 'calculated'
    | 'unreadable'
    | 'unknown-phase';
};

// Each of these can turn the answer around, so a broken one leaves no answer. (All of `status` reads as `status`.)
const DECISIVE = [
  'metadata.generation',
  'status.phase',
  'status.observedGeneration',
  'status.controllerPause',
  'status.pauseConditions',
];

const KNOWN_PHASES: ReadonlySet<string> = new Set(PHASES);

/** Phase and message as `kubectl argo rollouts get rollout` has them. */
export function rolloutPhase(facts: RolloutFacts): RolloutPhase {
  if (
    facts.unreadable?.includes('status') ||
    unreadableUnder(facts, DECISIVE) !== undefined
  ) {
    return { phase: 'Unknown', basis: 'unreadable' };
  }
  if (!isObserved(facts)) {
    return {
      phase: 'Progressing',
      message: 'waiting for rollout spec update to be observed',
      basis: 'not-observed',
    };
  }
  if (facts.status.controllerPause && !facts.status.pauseConditions.length) {
    return {
      phase: 'Progressing',
      message: 'waiting for rollout to unpause',
      basis: 'unpausing',
    };
  }
  const { phase: reported, message } = facts.status;
  if (reported !== undefined) {
    return isPhase(reported)
      ? { phase: reported, message, basis: 'reported' }
      : { phase: 'Unknown', message, basis: 'unknown-phase' };
  }
  // The computation looks at nearly everything, so anything broken spoils it.
  return facts.unreadable?.length
    ? { phase: 'Unknown', basis: 'unreadable' }
    : { ...calculatePhase(facts), basis: 'calculated' };
}

function isPhase(text: string): text is Phase {
  return KNOWN_PHASES.has(text);
}
