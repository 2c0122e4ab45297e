import type { RolloutFacts } from './RolloutFacts';

/** Whether the wanted version is the stable one. False before the first version is stable. */
export function isFullyPromoted({ status }: RolloutFacts): boolean {
  return (
    status.stableRS !== undefined && status.stableRS === status.currentPodHash
  );
}
