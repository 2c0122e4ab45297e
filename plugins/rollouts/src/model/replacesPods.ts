import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

const BY_PODS: Record<RolloutSummary['strategy'], boolean> = {
  canary: false,
  blueGreen: false,
  abTesting: false,
  rollingUpdate: true,
  recreate: true,
  onDelete: true,
  none: false,
};

/** Whether a new version takes over pod by pod, with no version beside it that is called stable. */
export function replacesPods(strategy: RolloutSummary['strategy']): boolean {
  return BY_PODS[strategy];
}
