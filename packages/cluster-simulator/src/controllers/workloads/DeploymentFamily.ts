import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { fieldAt, flagAt, numberAt, textAt } from '../engine/fields';
import { podTemplateHash } from './podTemplateHash';

export const REVISION = 'deployment.kubernetes.io/revision';

/** A Deployment and its ReplicaSets: the one of its present template, and the others, oldest first. */
export type DeploymentFamily = {
  replicas: number;
  maxSurge: number;
  maxUnavailable: number;
  /** All old Pods go before any new one comes. */
  recreates: boolean;
  paused: boolean;
  hash: string;
  current: StoredObject | undefined;
  old: StoredObject[];
  all: StoredObject[];
};

export function familyOf(
  deployment: StoredObject,
  view: ClusterView,
): DeploymentFamily {
  const { spec } = deployment;
  const replicas = numberAt(spec, 'replicas') ?? 1;
  const recreates = textAt(spec, 'strategy', 'type') === 'Recreate';
  const limit = (name: string, round: (pods: number) => number) =>
    recreates
      ? 0
      : podsOf(
          fieldAt(spec, 'strategy', 'rollingUpdate', name) ?? '25%',
          replicas,
          round,
        );
  const maxSurge = limit('maxSurge', Math.ceil);
  const maxUnavailable = limit('maxUnavailable', Math.floor);
  const hash = podTemplateHash(fieldAt(spec, 'template'));
  const all = view
    .ownedBy(deployment, 'ReplicaSet')
    .sort((one, other) => revisionOf(one) - revisionOf(other));
  const current = all.find(
    ({ metadata }) => metadata.labels?.['pod-template-hash'] === hash,
  );
  return {
    replicas,
    maxSurge,
    // With neither, nothing could ever move.
    maxUnavailable:
      maxSurge === 0 && !recreates ? maxUnavailable || 1 : maxUnavailable,
    recreates,
    paused: flagAt(spec, 'paused'),
    hash,
    current,
    old: all.filter(replicaSet => replicaSet !== current),
    all,
  };
}

export function revisionOf({ metadata }: StoredObject): number {
  return Number(metadata.annotations?.[REVISION] ?? 0);
}

export function wantedBy({ spec }: StoredObject): number {
  return numberAt(spec, 'replicas') ?? 0;
}

export function total(
  replicaSets: readonly StoredObject[],
  count: (replicaSet: StoredObject) => number,
): number {
  return replicaSets.reduce((sum, replicaSet) => sum + count(replicaSet), 0);
}

/** One of the counters of a ReplicaSet's status. */
export function counted(field: string) {
  return ({ status }: StoredObject) => numberAt(status, field) ?? 0;
}

function podsOf(
  limit: ReturnType<typeof fieldAt>,
  replicas: number,
  round: (pods: number) => number,
): number {
  if (typeof limit === 'number') return limit;
  const percent = /^(\d+)%$/.exec(String(limit));
  return percent ? round((Number(percent[1]) * replicas) / 100) : 0;
}
