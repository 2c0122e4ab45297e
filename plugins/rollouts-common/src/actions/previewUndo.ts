import type { RevisionChoice } from '../api/actionSchema';
import { sentence, type Sentence } from '../model/Sentence';
import { isFullyPromoted } from '../status/argo-rollouts/isFullyPromoted';
import type { ReplicaSetFacts } from '../status/argo-rollouts/ReplicaSetFacts';
import { replicaSetRoles } from '../status/argo-rollouts/replicaSetRoles';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { endsAnalyses, revisionName, runsByItself } from './effects';
import { isWithinRollbackWindow } from './isWithinRollbackWindow';
import type { PreviewContext, VerbPreview } from './previewAction';
import { undoCandidates, type UndoCandidate } from './undoCandidates';

export function previewUndo(
  facts: RolloutFacts,
  { replicaSets, revision }: PreviewContext,
): VerbPreview {
  if (!replicaSets) return impossible(sentence('because-revisions-unknown'));
  const candidates = undoCandidates(facts, replicaSets);
  const revisions = candidates.map(candidate => choiceOf(candidate, facts));
  const target =
    revision === undefined
      ? candidates[0]
      : candidates.find(candidate => candidate.revision === revision);
  if (!target) return impossible(whyNone(facts, revision), revisions);

  return {
    summary: sentence('preview-undo', {
      current: revisionName(facts).revision,
      revision: target.revision,
    }),
    effects: [
      sentence('effect-undo-template', {
        revision: target.revision,
        // Not one more than the rollout's own: while paused by hand, that lags behind.
        next: Math.max(...replicaSets.map(each => each.revision)) + 1,
      }),
      ...whatEnds(facts),
      ...wayBack(target, facts, replicaSets),
      ...(facts.paused ? [sentence('effect-undo-while-paused')] : []),
    ],
    weightAfter: weightAfter(target, facts),
    condition: sentence('condition-undo', { revision: target.revision }),
    precondition: {
      target: {
        replicaSet: target.name,
        uid: target.uid,
        podHash: target.podHash,
      },
    },
    revision: target.revision,
    revisions,
  };
}

function impossible(
  because: Sentence,
  revisions?: RevisionChoice[],
): VerbPreview {
  return {
    summary: sentence('preview-impossible'),
    effects: [],
    condition: because,
    because,
    revisions,
  };
}

function whyNone(facts: RolloutFacts, revision: number | undefined): Sentence {
  if (revision === undefined) return sentence('because-no-older-revision');
  return revision === facts.revision
    ? sentence('because-revision-current', { revision })
    : sentence('because-revision-gone', { revision });
}

function choiceOf(
  candidate: UndoCandidate,
  facts: RolloutFacts,
): RevisionChoice {
  return {
    revision: candidate.revision,
    images: [...candidate.images],
    createdAt: candidate.createdAt,
    roles: replicaSetRoles(candidate, facts),
  };
}

function whatEnds(facts: RolloutFacts): Sentence[] {
  if (isFullyPromoted(facts)) return [];
  return [
    facts.status.abort
      ? sentence('effect-undo-ends-abort')
      : sentence('effect-undo-ends-update', revisionName(facts)),
    ...endsAnalyses(facts),
  ];
}

function wayBack(
  target: UndoCandidate,
  facts: RolloutFacts,
  replicaSets: readonly ReplicaSetFacts[],
): Sentence[] {
  const { strategy, status } = facts;
  if (strategy.type === 'blueGreen') {
    return [switchBack(target, facts, replicaSets)];
  }
  if (target.podHash === status.stableRS) {
    return [sentence('effect-undo-to-stable')];
  }
  if (isWithinRollbackWindow(target, facts, replicaSets)) {
    return [sentence('effect-undo-in-window')];
  }
  if (strategy.type !== 'canary' || strategy.steps.length === 0) {
    return [sentence('effect-undo-without-steps')];
  }
  return [
    sentence('effect-undo-like-update', { count: strategy.steps.length }),
    ...runsByItself(facts, 0),
  ];
}

function switchBack(
  target: UndoCandidate,
  facts: RolloutFacts,
  replicaSets: readonly ReplicaSetFacts[],
): Sentence {
  if (target.podHash === facts.status.activeSelector) {
    return sentence('effect-undo-stays-active');
  }
  // The controller takes the deadline for the mark that nothing of it has been scaled down.
  if (target.scaleDownDeadline !== undefined && target.replicas > 0) {
    return sentence('effect-undo-still-runs');
  }
  return isWithinRollbackWindow(target, facts, replicaSets)
    ? sentence('effect-undo-in-window')
    : sentence('effect-undo-beside-active');
}

/** Back to the stable version the one of now gets nothing; else it would be the share of another version. */
function weightAfter(
  { podHash }: UndoCandidate,
  { strategy, status }: RolloutFacts,
): number | undefined {
  const kept =
    strategy.type === 'blueGreen' ? status.activeSelector : status.stableRS;
  return strategy.type !== 'none' && podHash === kept ? 0 : undefined;
}
