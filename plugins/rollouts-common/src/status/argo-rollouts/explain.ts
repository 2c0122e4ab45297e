import type { WaitingFor } from '../../api/rolloutSchema';
import { sentence, type Sentence } from '../../model/Sentence';
import { explainDegraded } from './explainDegraded';
import { explainPaused } from './explainPaused';
import { explainProgressing } from './explainProgressing';
import type { Known } from './Known';
import type { RolloutFacts } from './RolloutFacts';
import { rolloutPhase } from './rolloutPhase';
import { unsettled } from './unsettled';

/** The one sentence that answers "what is it doing, and why", and what has to happen for it to go on. */
export type Explanation = { why: Sentence; waitingFor?: WaitingFor };

export function explain(facts: RolloutFacts, known: Known): Explanation {
  const { phase, message, basis } = rolloutPhase(facts);
  if (basis === 'unreadable') {
    return {
      why: sentence('why-unreadable', {
        field: facts.unreadable?.[0] ?? 'status',
      }),
    };
  }
  if (basis === 'unknown-phase') {
    return {
      why: sentence('why-unknown-phase', {
        phase: facts.status.phase ?? '',
      }),
    };
  }
  const between = unsettled(facts);
  if (between !== undefined) {
    return {
      why: sentence(`why-${between}`),
      waitingFor: { what: 'controller' },
    };
  }
  switch (phase) {
    case 'Degraded':
      return explainDegraded(facts, message, known.journal);
    case 'Paused':
      return explainPaused(facts);
    case 'Progressing':
      return explainProgressing(facts, message, known);
    case 'Healthy':
      return {
        why:
          facts.replicas === 0
            ? sentence('why-healthy-without-pods')
            : sentence('why-healthy', {
                // With a router, pods of the version before may still be there.
                available: Math.min(
                  facts.status.availableReplicas,
                  facts.replicas,
                ),
                desired: facts.replicas,
              }),
      };
    case 'Unknown':
      return { why: sentence('why-unknown-phase', { phase }) };
  }
}
