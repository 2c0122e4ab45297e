import type { Weights } from '../api/rolloutSchema';
import type { DerivedPreview } from '../model/Derived';
import { sentence, type Sentence } from '../model/Sentence';
import type { Verb } from '../model/Verb';
import { belongsTo } from '../status/argo-rollouts/belongsTo';
import type { Known } from '../status/argo-rollouts/Known';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { weightsOf } from '../status/argo-rollouts/weightsOf';
import { availableActions } from './availableActions';
import { preconditionOf } from './preconditionOf';
import { previewAbort } from './previewAbort';
import { previewPromote } from './previewPromote';
import { previewPromoteFull } from './previewPromoteFull';
import { previewRetry } from './previewRetry';

/** What one verb would do; the part of a preview that differs from verb to verb. */
export type VerbPreview = {
  summary: Sentence;
  effects: Sentence[];
  /** What the new version will get, out of `Weights.max`; absent when it cannot be told. */
  weightAfter?: number;
  condition: Sentence;
};

const PREVIEW: Record<Verb, (facts: RolloutFacts) => VerbPreview> = {
  promote: previewPromote,
  'promote-full': previewPromoteFull,
  abort: previewAbort,
  retry: previewRetry,
};

/** What an action would do now, and what must still be true when it is sent. */
export function previewAction(
  verb: Verb,
  facts: RolloutFacts,
  known: Known,
): DerivedPreview {
  const action = availableActions(facts).find(entry => entry.verb === verb);
  const before = weightsOf(
    facts,
    known.replicaSets?.filter(replicaSet => belongsTo(replicaSet, facts)),
  );
  const possible = action?.possible ?? false;
  const preview = PREVIEW[verb](facts);
  const shared = {
    verb,
    possible,
    before,
    condition: preview.condition,
    precondition: preconditionOf(verb, facts),
  };
  if (!possible) {
    return {
      ...shared,
      because: action?.because,
      summary: sentence('preview-impossible'),
      effects: [],
    };
  }
  return {
    ...shared,
    summary: preview.summary,
    effects: preview.effects,
    after: weightsAfter(before, preview.weightAfter),
  };
}

function weightsAfter(
  before: Weights,
  value: number | undefined,
): Weights | undefined {
  if (value === undefined) return undefined;
  const weight = { value, basis: 'status' as const };
  return {
    max: before.max,
    router: before.router,
    desired: weight,
    actual: weight,
  };
}
