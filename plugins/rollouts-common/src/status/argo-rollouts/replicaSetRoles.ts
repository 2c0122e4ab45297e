import type { ReplicaSetFacts } from './ReplicaSetFacts';
import type { RolloutFacts } from './RolloutFacts';

/** What a ReplicaSet is to its Rollout, in upstream's words and order; empty for an old one. */
export function replicaSetRoles(
  replicaSet: ReplicaSetFacts,
  { status, strategy }: RolloutFacts,
): string[] {
  if (replicaSet.experiment !== undefined) return [];
  const { podHash } = replicaSet;
  // Upstream takes a ReplicaSet without the label for stable while nothing is stable yet; that helps nobody.
  if (podHash === undefined) return [];
  const stable = status.stableRS === podHash;

  if (strategy.type === 'canary') {
    const role = canaryRole(stable, status.currentPodHash === podHash);
    if (role === undefined) return [];
    if (status.stablePingPong === undefined) return [role];
    const stableIsPing = status.stablePingPong === 'ping';
    return [role, (role === 'stable') === stableIsPing ? 'ping' : 'pong'];
  }
  if (strategy.type === 'blueGreen') {
    return [...(stable ? ['stable'] : []), ...serviceRoles(podHash, status)];
  }
  return [];
}

function serviceRoles(
  podHash: string,
  { activeSelector, previewSelector }: RolloutFacts['status'],
): string[] {
  if (activeSelector === podHash) return ['active'];
  return previewSelector === podHash ? ['preview'] : [];
}

function canaryRole(stable: boolean, current: boolean): string | undefined {
  if (stable) return 'stable';
  return current ? 'canary' : undefined;
}
