import {
  preconditionSchema,
  type Precondition,
  type RevisionChoice,
} from '../api/actionSchema';
import type { Weights } from '../api/rolloutSchema';
import { gitOpsConsequence } from '../argocd/gitOpsConsequence';
import type { RelatedApplication } from '../argocd/relateApplications';
import { trackedRollout } from '../argocd/trackedRollout';
import type { DerivedPreview } from '../model/Derived';
import { sentence, type Sentence } from '../model/Sentence';
import type { Verb } from '../model/Verb';
import type { Known } from '../status/argo-rollouts/Known';
import { ownReplicaSets } from '../status/argo-rollouts/ownReplicaSets';
import type { ReplicaSetFacts } from '../status/argo-rollouts/ReplicaSetFacts';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { weightsOf } from '../status/argo-rollouts/weightsOf';
import { availableActions } from './availableActions';
import { fieldChangeOf } from './fieldChangeOf';
import { preconditionOf } from './preconditionOf';
import { previewAbort } from './previewAbort';
import { previewPause } from './previewPause';
import { previewPromote } from './previewPromote';
import { previewPromoteFull } from './previewPromoteFull';
import { previewRestart } from './previewRestart';
import { previewResume } from './previewResume';
import { previewRetry } from './previewRetry';
import { previewSkipStep } from './previewSkipStep';
import { previewUndo } from './previewUndo';

/** What one verb would do; the part of a preview that differs from verb to verb. */
export type VerbPreview = {
  summary: Sentence;
  effects: Sentence[];
  /** What the new version will get, out of `Weights.max`; absent when it cannot be told. */
  weightAfter?: number | 'unchanged';
  condition: Sentence;
  /** Why it is impossible after all, where that shows only now. */
  because?: Sentence;
  /** What must be true beside `preconditionOf`. */
  precondition?: Partial<Precondition>;
  revision?: number;
  revisions?: RevisionChoice[];
};

/** What the preview of some verbs needs beside the rollout. */
export type PreviewContext = {
  /** The rollout's own; undefined while they are not known. */
  replicaSets?: readonly ReplicaSetFacts[];
  /** The revision that was chosen to go back to; undefined for the previous one. */
  revision?: number;
};

const PREVIEW: Record<
  Verb,
  (facts: RolloutFacts, context: PreviewContext) => VerbPreview
> = {
  promote: previewPromote,
  'promote-full': previewPromoteFull,
  'skip-step': previewSkipStep,
  abort: previewAbort,
  retry: previewRetry,
  pause: previewPause,
  resume: previewResume,
  restart: previewRestart,
  undo: previewUndo,
};

/**
 * What an action would do now, and what must still be true when it is sent.
 *
 * @param options - `revision`: which one an undo goes back to; the previous one when left out.
 *   `related`: Applications of Argo CD that have to do with it
 */
export function previewAction(
  verb: Verb,
  facts: RolloutFacts,
  known: Known,
  {
    revision,
    related,
  }: { revision?: number; related?: readonly RelatedApplication[] } = {},
): DerivedPreview {
  const action = availableActions(facts).find(entry => entry.verb === verb);
  const replicaSets = ownReplicaSets(facts, known);
  const before = weightsOf(facts, replicaSets);
  const preview = PREVIEW[verb](facts, { revision, replicaSets });
  const precondition = {
    ...preconditionOf(verb, facts),
    ...preview.precondition,
  };
  // Of a damaged object it could be one that is refused when it is sent.
  const canBeSent = preconditionSchema.safeParse(precondition).success;
  const because =
    action?.because ??
    preview.because ??
    (canBeSent ? undefined : sentence('because-unreadable'));
  const possible = (action?.possible ?? false) && because === undefined;
  const shared = {
    verb,
    possible,
    before,
    condition: preview.condition,
    precondition: canBeSent ? precondition : { uid: facts.uid },
    revision: preview.revision,
    revisions: preview.revisions,
  };
  if (!possible) {
    return {
      ...shared,
      because,
      summary: sentence('preview-impossible'),
      effects: [],
    };
  }
  return {
    ...shared,
    summary: preview.summary,
    effects: [...preview.effects, ...gitOpsEffects(verb, facts, related)],
    after: weightsAfter(before, preview.weightAfter),
  };
}

/** Whether Argo CD keeps it, and what to do where it does not. */
function gitOpsEffects(
  verb: Verb,
  facts: RolloutFacts,
  related: readonly RelatedApplication[] | undefined,
): Sentence[] {
  const consequence = gitOpsConsequence(
    trackedRollout(facts),
    fieldChangeOf(verb, facts),
    related,
  );
  if (!consequence) return [];
  const { outcome, text } = consequence;
  return verb === 'undo' && (outcome === 'undone' || outcome === 'until-sync')
    ? [text, sentence('effect-revert-in-git')]
    : [text];
}

function weightsAfter(
  before: Weights,
  value: VerbPreview['weightAfter'],
): Weights | undefined {
  if (value === undefined) return undefined;
  if (value === 'unchanged') return before;
  const weight = { value, basis: 'status' as const };
  return {
    max: before.max,
    router: before.router,
    desired: weight,
    actual: weight,
  };
}
