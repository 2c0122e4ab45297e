import { POD_STATES, type Pod } from '../../api/podSchema';
import type { PodFacts } from '../argo-rollouts/pods/PodFacts';
import { podState } from './podState';

/** Nobody reads more rows, and a stream sends all of them again with each change. */
const MOST_SHOWN = 100;

/** Pods as they are shown: the worst first, of equals the oldest. */
export function shownPods(pods: readonly PodFacts[]): {
  podList: Pod[];
  podsLeftOut?: number;
} {
  const all = pods.map(shownPod).sort(worstFirst);
  return {
    podList: all.slice(0, MOST_SHOWN),
    ...(all.length > MOST_SHOWN && { podsLeftOut: all.length - MOST_SHOWN }),
  };
}

function shownPod(pod: PodFacts): Pod {
  const { name, status, ready, containers, restarts, createdAt } = pod;
  const state = podState(pod);
  return { name, state, status, ready, containers, restarts, createdAt };
}

function worstFirst(a: Pod, b: Pod): number {
  return (
    POD_STATES.indexOf(a.state) - POD_STATES.indexOf(b.state) ||
    byText(a.createdAt, b.createdAt) ||
    byText(a.name, b.name)
  );
}

// Not localeCompare: the order must not depend on where this runs.
function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
