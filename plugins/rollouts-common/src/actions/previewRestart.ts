import { sentence } from '../model/Sentence';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import type { VerbPreview } from './previewAction';

export function previewRestart(facts: RolloutFacts): VerbPreview {
  const { restartAt, status } = facts;
  const isUnderWay =
    restartAt !== undefined && restartAt !== status.restartedAt;
  return {
    summary: sentence('preview-restart'),
    effects: [
      sentence('effect-restart-evicts'),
      sentence('effect-restart-keeps'),
      ...(isUnderWay ? [sentence('effect-restart-anew')] : []),
    ],
    weightAfter: 'unchanged',
    condition: sentence('condition-restart'),
  };
}
