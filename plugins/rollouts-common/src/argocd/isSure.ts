import type { RelatedApplication } from './relateApplications';

/** Whether an Application certainly deploys the rollout, rather than being guessed or only named. */
export function isSure({
  relation,
}: Pick<RelatedApplication, 'relation'>): boolean {
  return relation === 'tracked' || relation === 'listed';
}
