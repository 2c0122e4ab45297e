import type { EarliestEnd, WaitingFor } from '../../api/rolloutSchema';
import { waitsForPerson } from '../../model/waitsForPerson';
import { canaryShare } from './canaryShare';
import type { FlaggerFacts, FlaggerRun, GateType } from './FlaggerFacts';
import type { FlaggerKnown } from './FlaggerKnown';
import { nextTickAt } from './nextTickAt';

const AHEAD: readonly GateType[] = [
  'confirm-traffic-increase',
  'confirm-promotion',
];

/**
 * A lower bound for the end of a run: the ticks that are left, if no check fails and all pods are there in time. Absent
 * when a gate on the way may be kept closed by a person.
 */
export function flaggerEarliestEnd(
  facts: FlaggerFacts,
  known: FlaggerKnown,
  waitingFor: WaitingFor | undefined,
): EarliestEnd | undefined {
  const next = nextTickAt(facts);
  const ticks = ticksLeft(facts, known);
  if (
    next === undefined ||
    ticks === undefined ||
    facts.skipAnalysis ||
    waitsForPerson(waitingFor) ||
    (facts.status.phase === 'Progressing' && hasGateAhead(facts))
  ) {
    return undefined;
  }
  return {
    after: next,
    seconds: (ticks - 1) * facts.analysis.intervalSeconds,
  };
}

function hasGateAhead({ analysis }: FlaggerFacts): boolean {
  return analysis.gates.some(
    ({ type, owner }) => AHEAD.includes(type) && owner !== 'always-open',
  );
}

/** Ticks until the run has succeeded, at least: those that check, one that copies, those that shift back, the last. */
function ticksLeft(
  facts: FlaggerFacts,
  { route }: FlaggerKnown,
): number | undefined {
  switch (facts.status.phase) {
    case 'Progressing':
      return (
        ticksOfChecks(facts, route && canaryShare(facts, route).all) +
        1 +
        ticksOfPromotion(facts.analysis.run) +
        1
      );
    case 'Promoting':
      // How far it has shifted is not in the status.
      return 2;
    case 'Finalising':
      return 1;
    default:
      return undefined;
  }
}

function ticksOfChecks(
  { status, analysis: { run } }: FlaggerFacts,
  share: number | undefined,
): number {
  const done = Math.max(status.iterations, 0);
  switch (run.by) {
    case 'weights': {
      const reached = Math.max(status.canaryWeight, share ?? 0);
      return run.weights.filter(weight => weight > reached).length;
    }
    case 'iterations':
      // After the last check all traffic is moved at once, which counts as one more.
      return Math.max(run.count + 1 - done, 0);
    case 'match':
      return Math.max(run.count - done, 0);
  }
}

function ticksOfPromotion(run: FlaggerRun): number {
  return run.by === 'weights' && run.promotionStep > 0
    ? Math.ceil((run.weights.at(-1) ?? 0) / run.promotionStep)
    : 1;
}
