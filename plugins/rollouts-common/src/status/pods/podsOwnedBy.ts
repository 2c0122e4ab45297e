import type { PodFacts } from '../argo-rollouts/pods/PodFacts';
import { shownPods } from './shownPods';
import type { KnownPods } from './KnownPods';

/** The pods of one owner as they are shown; without any list while they are not known. */
export function podsOwnedBy(
  uid: string,
  pods: KnownPods['pods'],
): Partial<ReturnType<typeof shownPods>> {
  return pods === undefined
    ? {}
    : shownPods(pods.filter((pod: PodFacts) => pod.ownerUids.includes(uid)));
}
