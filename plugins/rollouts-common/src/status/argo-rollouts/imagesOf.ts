import type { Image } from '../../api/rolloutSchema';
import { isInFlight } from './isInFlight';
import { replicaSetRoles } from './replicaSetRoles';
import type { ReplicaSetFacts } from './ReplicaSetFacts';
import type { RolloutFacts } from './RolloutFacts';
import { unsettled } from './unsettled';

/**
 * Which images run, and as what. From the ReplicaSets where they are known; else only where the rollout alone tells:
 * when it is fully promoted and at rest, its template is what runs.
 */
export function imagesOf(
  facts: RolloutFacts,
  replicaSets: readonly ReplicaSetFacts[] | undefined,
): Image[] {
  if (replicaSets === undefined) {
    // Anywhere else the template may be one that runs nowhere yet.
    if (isInFlight(facts) || unsettled(facts) !== undefined) return [];
    const roles =
      facts.strategy.type === 'blueGreen' ? ['stable', 'active'] : ['stable'];
    return [...new Set(facts.images)]
      .sort(byText)
      .map(image => ({ image, roles }));
  }

  const rolesByImage = new Map<string, string[]>();
  for (const replicaSet of inUpstreamOrder(replicaSets)) {
    if (replicaSet.replicas === 0) continue;
    const roles = imageRoles(replicaSet, facts);
    for (const image of replicaSet.images) {
      const known = rolesByImage.get(image);
      // A union is sorted, a first list keeps its order; so prints upstream.
      rolesByImage.set(
        image,
        known && roles.length > 0
          ? [...new Set([...known, ...roles])].sort(byText)
          : known ?? roles,
      );
    }
  }
  return [...rolesByImage]
    .map(([image, roles]) => ({ image, roles }))
    .sort((a, b) => byText(a.image, b.image));
}

function imageRoles(
  replicaSet: ReplicaSetFacts,
  facts: RolloutFacts,
): string[] {
  if (replicaSet.experiment === undefined) {
    return replicaSetRoles(replicaSet, facts);
  }
  return replicaSet.experimentTemplate === undefined
    ? []
    : [`Σ:${replicaSet.experimentTemplate}`];
}

/** The rollout's own first, newest revision first, then those of experiments. */
function inUpstreamOrder(
  replicaSets: readonly ReplicaSetFacts[],
): ReplicaSetFacts[] {
  return [...replicaSets].sort(
    (a, b) =>
      Number(a.experiment !== undefined) - Number(b.experiment !== undefined) ||
      b.revision - a.revision ||
      byText(a.name, b.name),
  );
}

// Not localeCompare: the order must not depend on where this runs.
function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
