import type { RolloutFacts } from './RolloutFacts';

/** Whether nothing reaches the aborted version any more; undefined when the status cannot tell. */
export function backOnStable({
  status,
  strategy,
}: RolloutFacts): boolean | undefined {
  if (status.stableRS === undefined) return undefined;
  if (strategy.type === 'blueGreen') {
    return status.activeSelector === undefined
      ? undefined
      : status.activeSelector === status.stableRS;
  }
  if (strategy.type !== 'canary') return undefined;
  if (strategy.router !== undefined) {
    return status.canaryWeights && status.canaryWeights.canary === 0;
  }
  return status.updatedReplicas === 0;
}
