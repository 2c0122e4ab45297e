const KINDS: ReadonlySet<string> = new Set([
  'argoproj.io/Rollout',
  'flagger.app/Canary',
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
]);

/** Whether objects of this kind can be rollouts; of an Application nothing else is kept. */
export function canBeRollout(group: string, kind: string): boolean {
  return KINDS.has(`${group}/${kind}`);
}
