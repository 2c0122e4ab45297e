import type { DerivedDetail } from '../../model/Derived';
import { deriveSummary, type Known } from './deriveSummary';
import type { RolloutFacts } from './RolloutFacts';

/** The summary, with steps, revisions and what happened. */
export function deriveDetail(facts: RolloutFacts, known: Known): DerivedDetail {
  return {
    ...deriveSummary(facts, known),
    steps: [],
    revisions: [],
    revisionsKnown: known.replicaSets !== undefined,
    happened: [],
  };
}
