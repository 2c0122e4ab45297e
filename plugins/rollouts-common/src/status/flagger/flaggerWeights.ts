import type { Weight, Weights } from '../../api/rolloutSchema';
import { canaryShare } from './canaryShare';
import type { FlaggerFacts } from './FlaggerFacts';
import type { FlaggerKnown } from './FlaggerKnown';

const UNKNOWN: Weight = { value: 0, basis: 'none' };

/**
 * Share of the new version. What is comes from the route; `status.canaryWeight` is 0 in phases in which traffic is
 * split (recordings 08, 19), so without the route it counts only where it is the traffic.
 */
export function flaggerWeights(
  facts: FlaggerFacts,
  known: FlaggerKnown,
): Weights {
  const desired = desiredWeight(facts);
  const share = known.route && canaryShare(facts, known.route).all;
  return {
    desired,
    actual:
      share === undefined
        ? withoutRoute(facts, desired)
        : { value: share, basis: 'router' },
    max: 100,
    router: facts.provider,
  };
}

function desiredWeight(facts: FlaggerFacts): Weight {
  const { run } = facts.analysis;
  const { phase, canaryWeight, iterations } = facts.status;
  const told = (value: number): Weight => ({ value, basis: 'status' });
  switch (phase) {
    case 'Progressing':
      if (run.by === 'weights') return told(canaryWeight);
      // One tick after the last check, and never where nothing can move traffic.
      return told(
        run.by === 'iterations' &&
          facts.provider !== 'kubernetes' &&
          iterations > run.count
          ? 100
          : 0,
      );
    case 'WaitingPromotion':
      // The gate is asked when the last weight is reached.
      if (run.by === 'weights') return told(run.weights.at(-1) ?? 0);
      return run.by === 'match' ? told(0) : UNKNOWN;
    case 'Promoting':
    case 'Terminating':
    case 'Terminated':
      return UNKNOWN;
    case 'Failed':
      // 100 since 1.44: the promotion failed, and the canary keeps all traffic.
      return told(canaryWeight);
    default:
      return told(0);
  }
}

function withoutRoute(facts: FlaggerFacts, desired: Weight): Weight {
  if (facts.provider === 'kubernetes') return { value: 0, basis: 'status' };
  // Since 1.44 the run after a failed promotion has all traffic at once, and says 0 (flagger-1.44/19).
  const { phase, canaryWeight } = facts.status;
  return phase === 'Progressing' &&
    facts.analysis.run.by === 'weights' &&
    canaryWeight === 0
    ? UNKNOWN
    : desired;
}
