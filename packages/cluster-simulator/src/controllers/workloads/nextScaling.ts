import type { StoredObject } from '../../store/KubernetesObject';
import {
  counted,
  total,
  wantedBy,
  type DeploymentFamily,
} from './DeploymentFamily';

export type Scaling = { replicaSet: StoredObject; from: number; to: number };

const available = counted('availableReplicas');

/** The next change of size in a rolling update; absent when there is none to make now. */
export function nextScaling(family: DeploymentFamily): Scaling | undefined {
  return scalingOfNew(family) ?? scalingOfOld(family);
}

function scalingOfNew({
  current,
  old,
  all,
  replicas,
  maxSurge,
  recreates,
}: DeploymentFamily): Scaling | undefined {
  if (!current) return undefined;
  const from = wantedBy(current);
  if (from > replicas) return { replicaSet: current, from, to: replicas };
  if (recreates && total(old, counted('replicas')) > 0) return undefined;
  const room = replicas + maxSurge - total(all, wantedBy);
  const to = from + Math.min(room, replicas - from);
  return to > from ? { replicaSet: current, from, to } : undefined;
}

function scalingOfOld({
  current,
  old,
  all,
  replicas,
  maxUnavailable,
  recreates,
}: DeploymentFamily): Scaling | undefined {
  const sized = old.filter(replicaSet => wantedBy(replicaSet) > 0);
  const [oldest] = sized;
  if (!oldest) return undefined;
  if (recreates) return { replicaSet: oldest, from: wantedBy(oldest), to: 0 };
  const least = replicas - maxUnavailable;
  const newUnavailable = current ? wantedBy(current) - available(current) : 0;
  const most = total(all, wantedBy) - least - newUnavailable;
  if (most <= 0) return undefined;
  // What is not available anyway goes first: nobody loses by it.
  const broken = sized.find(
    replicaSet => available(replicaSet) < wantedBy(replicaSet),
  );
  const unavailable = broken ? wantedBy(broken) - available(broken) : 0;
  if (broken) return shrunk(broken, Math.min(most, unavailable));
  return shrunk(oldest, Math.min(most, total(all, available) - least));
}

function shrunk(replicaSet: StoredObject, by: number): Scaling | undefined {
  const from = wantedBy(replicaSet);
  const to = Math.max(0, from - by);
  return to < from ? { replicaSet, from, to } : undefined;
}
