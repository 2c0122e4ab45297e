import { ONLY_SHOWN } from '../../actions/onlyShown';
import type { RolloutSummary } from '../../api/rolloutSchema';
import type { DerivedDetail, DerivedSummary } from '../../model/Derived';
import { sentence } from '../../model/Sentence';
import { canaryShare } from './canaryShare';
import { explainFlagger } from './explainFlagger';
import { failedPosition } from './failedPosition';
import { flaggerChecks } from './flaggerChecks';
import { flaggerDue } from './flaggerDue';
import { flaggerEarliestEnd } from './flaggerEarliestEnd';
import type { FlaggerFacts, FlaggerRun } from './FlaggerFacts';
import { flaggerImages } from './flaggerImages';
import type { FlaggerKnown } from './FlaggerKnown';
import { flaggerRevisions } from './flaggerRevisions';
import { flaggerSteps } from './flaggerSteps';
import { flaggerWeights } from './flaggerWeights';
import { moreOfFlagger } from './moreOfFlagger';
import { runPosition } from './runPosition';

const STRATEGY: Record<FlaggerRun['by'], RolloutSummary['strategy']> = {
  weights: 'canary',
  iterations: 'blueGreen',
  match: 'abTesting',
};

/** The row of a Canary: pure, without a clock. */
export function deriveFlaggerSummary(
  facts: FlaggerFacts,
  known: FlaggerKnown,
): DerivedSummary {
  const { status } = facts;
  const primary = known.primary;
  const { phase, why, waitingFor } = explainFlagger(facts, known);
  return {
    namespace: facts.namespace,
    name: facts.name,
    kind: 'Canary',
    provider: 'flagger',
    strategy: STRATEGY[facts.analysis.run.by],
    uid: facts.uid,
    createdAt: facts.createdAt,
    message: status.promoted?.message,
    phase,
    why,
    waitingFor,
    // Not `lastTransitionTime`, which moves with every write, and at every tick once it has failed. Of a suspension
    // nobody writes down when it began.
    since: isSuspended(facts) ? undefined : status.promoted?.lastUpdateTime,
    more: moreOfFlagger(facts, known),
    due: flaggerDue(facts, known),
    earliestEnd: flaggerEarliestEnd(facts, known, waitingFor),
    step: positionOf(facts, known),
    aborted: status.phase === 'Failed' && status.canaryWeight !== 100,
    weights: flaggerWeights(facts, known),
    images: flaggerImages(facts, known),
    pods: primary && {
      desired: primary.replicas,
      current: primary.status.replicas,
      updated: primary.status.updated,
      ready: primary.status.ready,
      available: primary.status.available,
    },
    actions: ONLY_SHOWN.Canary,
  };
}

/** The summary, with the steps of the run; from the same rules, so the two cannot contradict. */
export function deriveFlaggerDetail(
  facts: FlaggerFacts,
  known: FlaggerKnown,
): DerivedDetail {
  const summary = deriveFlaggerSummary(facts, known);
  return {
    ...summary,
    steps: flaggerSteps(facts, summary.step, summary.waitingFor),
    revisions: flaggerRevisions(known),
    revisionsKnown: Boolean(known.target ?? known.primary),
    revisionsKept: false,
    podWatch: known.podWatch,
    checks: flaggerChecks(facts, known, summary.waitingFor),
    happenedFrom: 'events',
    happened: (known.events ?? [])
      .map(({ at, message }) => ({
        at,
        text: sentence('happened-flagger', { message }),
      }))
      .reverse(),
  };
}

function positionOf(facts: FlaggerFacts, known: FlaggerKnown) {
  const { route } = known;
  return facts.status.phase === 'Failed'
    ? failedPosition(facts, known)
    : runPosition(facts, route && canaryShare(facts, route).all);
}

function isSuspended({ suspend, status }: FlaggerFacts): boolean {
  return suspend && status.phase !== 'Failed';
}
