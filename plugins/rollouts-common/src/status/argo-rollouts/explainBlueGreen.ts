import { sentence, type Sentence } from '../../model/Sentence';
import type { Explanation } from './explain';
import type { Known } from './Known';
import type { BlueGreenFacts, RolloutFacts } from './RolloutFacts';

/** What a blue-green update does that is neither paused nor done. */
export function explainBlueGreen(
  facts: RolloutFacts,
  strategy: BlueGreenFacts,
  known: Known,
): Explanation {
  const { status, replicas } = facts;
  const active = status.activeSelector === status.currentPodHash;
  if (active) {
    return strategy.postPromotionAnalysis
      ? {
          why: sentence('why-post-promotion-analysis'),
          waitingFor: {
            what: 'analysis',
            name: status.postPromotionAnalysis?.name,
          },
        }
      : {
          why: sentence('why-verifying-switch'),
          waitingFor: { what: 'controller' },
        };
  }
  // Until promotion, `previewReplicaCount` is all that the new version gets.
  const wanted =
    strategy.previewReplicaCount !== undefined &&
    !status.scaleUpPreviewCheckPoint
      ? strategy.previewReplicaCount
      : replicas;
  if (status.updatedReplicas < wanted) {
    return waitsForPods(
      sentence('why-preview-starts', {
        updated: status.updatedReplicas,
        desired: wanted,
      }),
    );
  }
  const analysis = status.prePromotionAnalysis;
  if (
    strategy.prePromotionAnalysis &&
    analysis &&
    ['Pending', 'Running'].includes(analysis.status)
  ) {
    return {
      why: sentence('why-pre-promotion-analysis'),
      waitingFor: { what: 'analysis', name: analysis.name },
    };
  }
  return beforeSwitch(wanted, previewAvailable(facts, known));
}

/** All pods are created by now; whether they are available, only their ReplicaSet tells. */
function beforeSwitch(
  wanted: number,
  available: number | undefined,
): Explanation {
  if (available === undefined) {
    return {
      why: sentence('why-before-switch-unseen'),
      waitingFor: { what: 'controller' },
    };
  }
  return available < wanted
    ? waitsForPods(
        sentence('why-preview-becomes-available', {
          available,
          desired: wanted,
        }),
      )
    : {
        why: sentence('why-before-switch'),
        waitingFor: { what: 'controller' },
      };
}

function previewAvailable(
  { uid, status }: RolloutFacts,
  { replicaSets }: Known,
): number | undefined {
  return replicaSets?.find(
    ({ ownerUid, podHash }) =>
      ownerUid === uid && podHash === status.currentPodHash,
  )?.available;
}

function waitsForPods(why: Sentence): Explanation {
  return { why, waitingFor: { what: 'pods' } };
}
