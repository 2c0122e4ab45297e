import type { WaitingFor } from '../../api/rolloutSchema';
import type { Phase } from '../../model/Phase';
import { sentence, type Sentence } from '../../model/Sentence';
import { canaryShare } from './canaryShare';
import type { FlaggerFacts, GateType } from './FlaggerFacts';
import type { FlaggerKnown } from './FlaggerKnown';
import { isFlaggerPhase, PHASE_OF, type FlaggerPhase } from './FlaggerPhase';
import { readRun, type RunFailure } from './readRun';
import { runPosition } from './runPosition';

export type FlaggerExplanation = {
  phase: Phase;
  why: Sentence;
  waitingFor?: WaitingFor;
};

type Explain = (
  facts: FlaggerFacts,
  known: FlaggerKnown,
) => Omit<FlaggerExplanation, 'phase'>;

const EXPLAIN: Record<FlaggerPhase, Explain> = {
  Initializing: (_, { primary }) => ({
    why: primary
      ? sentence('why-flagger-initializing', {
          available: primary.status.available,
          desired: primary.replicas,
        })
      : sentence('why-flagger-initializing-silent'),
    waitingFor: { what: 'pods' },
  }),
  Initialized: atRest,
  Succeeded: atRest,
  Waiting: facts => heldAt(facts, 'confirm-rollout', 'why-flagger-waiting'),
  WaitingPromotion: facts =>
    heldAt(facts, 'confirm-promotion', 'why-flagger-waiting-promotion'),
  Progressing: progressing,
  Promoting: (_, { primary }) => ({
    why: primary
      ? sentence('why-flagger-promoting', {
          updated: Math.min(primary.status.updated, primary.status.available),
          desired: primary.replicas,
        })
      : sentence('why-flagger-promoting-silent'),
    waitingFor: { what: 'pods' },
  }),
  Finalising: () => ({
    why: sentence('why-flagger-finalising'),
    waitingFor: { what: 'controller' },
  }),
  Failed: failed,
  Terminating: terminating,
  Terminated: terminating,
};

/** What a Canary is doing, and why. A suspended one is Paused, whatever it does, unless it has failed. */
export function explainFlagger(
  facts: FlaggerFacts,
  known: FlaggerKnown,
): FlaggerExplanation {
  const unread = facts.unreadable?.find(
    path => path.startsWith('status') || path === 'spec',
  );
  if (unread !== undefined) {
    return {
      phase: 'Unknown',
      why: sentence('why-unreadable', { field: unread }),
    };
  }
  const { phase: reported } = facts.status;
  if (reported === undefined) {
    return {
      phase: 'Progressing',
      why: sentence('why-flagger-not-seen'),
      waitingFor: { what: 'controller' },
    };
  }
  if (!isFlaggerPhase(reported)) {
    return {
      phase: 'Unknown',
      why: sentence('why-unknown-phase', { phase: reported }),
    };
  }
  if (facts.suspend && reported !== 'Failed') return suspended(facts, known);
  return { phase: PHASE_OF[reported], ...EXPLAIN[reported](facts, known) };
}

function suspended(
  facts: FlaggerFacts,
  known: FlaggerKnown,
): FlaggerExplanation {
  const percent = known.route && canaryShare(facts, known.route).all;
  return {
    phase: 'Paused',
    why:
      percent === undefined || percent === 0
        ? sentence('why-flagger-suspended')
        : sentence('why-flagger-suspended-at', { percent }),
    waitingFor: { what: 'human' },
  };
}

function atRest(
  _: FlaggerFacts,
  { primary }: FlaggerKnown,
): Omit<FlaggerExplanation, 'phase'> {
  return {
    why: primary
      ? sentence('why-healthy', {
          available: Math.min(primary.status.available, primary.replicas),
          desired: primary.replicas,
        })
      : sentence('why-flagger-at-rest'),
  };
}

function heldAt(
  facts: FlaggerFacts,
  type: GateType,
  code: 'why-flagger-waiting' | 'why-flagger-waiting-promotion',
): Omit<FlaggerExplanation, 'phase'> {
  // With several it is one of them; which, Flagger tells in an event only.
  const gate = facts.analysis.gates.find(known => known.type === type);
  return {
    why: sentence(code, { gate: gate?.name || type }),
    waitingFor: {
      what: 'gate',
      name: gate?.name || type,
      since: facts.status.promoted?.lastUpdateTime,
    },
  };
}

function progressing(
  facts: FlaggerFacts,
  known: FlaggerKnown,
): Omit<FlaggerExplanation, 'phase'> {
  const { run } = facts.analysis;
  const share = known.route && canaryShare(facts, known.route).all;
  const percent = Math.max(share ?? 0, facts.status.canaryWeight);
  const heldBy = known.events && readRun(known.events).heldBy;
  if (heldBy !== undefined) {
    return {
      why: sentence('why-flagger-held', { percent, gate: heldBy }),
      waitingFor: { what: 'gate', name: heldBy },
    };
  }
  const begun =
    run.by === 'weights' ? percent > 0 : facts.status.iterations > 0;
  if (!begun && known.route?.mirrors) {
    return analysed(sentence('why-flagger-mirroring'));
  }
  if (!begun) {
    return {
      why: sentence('why-flagger-scaling-up'),
      waitingFor: { what: 'pods' },
    };
  }
  const position = runPosition(facts, share);
  if (!position) {
    return analysed(sentence('why-flagger-weight-unplanned', { percent }));
  }
  const place = { step: position.index + 1, count: position.count };
  if (run.by === 'weights') {
    return analysed(sentence('why-flagger-weight', { ...place, percent }));
  }
  return analysed(
    sentence(
      run.by === 'match' ? 'why-flagger-match' : 'why-flagger-iteration',
      place,
    ),
  );
}

function analysed(why: Sentence): Omit<FlaggerExplanation, 'phase'> {
  return { why, waitingFor: { what: 'analysis' } };
}

function failed(
  { status }: FlaggerFacts,
  { events }: FlaggerKnown,
): Omit<FlaggerExplanation, 'phase'> {
  if (status.canaryWeight === 100) {
    return { why: sentence('why-flagger-promotion-failed') };
  }
  const failure = events && readRun(events).failure;
  return {
    why: failure
      ? FAILED_BY[failure.by](failure)
      : sentence('why-flagger-failed'),
  };
}

const FAILED_BY: Record<RunFailure['by'], (failure: RunFailure) => Sentence> = {
  checks: failure =>
    sentence('why-flagger-failed-checks', {
      failed: failure.by === 'checks' ? failure.failed : 0,
    }),
  'rollback-hook': () => sentence('why-flagger-failed-by-hook'),
  'not-ready': () => sentence('why-flagger-failed-not-ready'),
  promotion: () => sentence('why-flagger-failed-promotion-back'),
};

function terminating(): Omit<FlaggerExplanation, 'phase'> {
  return {
    why: sentence('why-flagger-terminating'),
    waitingFor: { what: 'controller' },
  };
}
