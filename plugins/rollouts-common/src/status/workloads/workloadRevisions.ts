import type { Revision } from '../../api/rolloutSchema';
import type { PodFacts } from '../argo-rollouts/pods/PodFacts';
import type { KnownPods } from '../pods/KnownPods';
import { podState } from '../pods/podState';
import { replicaSetRevision } from '../pods/replicaSetRevision';
import { shownPods } from '../pods/shownPods';
import type { WorkloadFacts } from './WorkloadFacts';

const NEWEST = ['updated'];

/**
 * The versions of a workload, newest first: the ReplicaSets of a Deployment, else what tells its pods apart. Undefined
 * while they are not known.
 */
export function workloadRevisions(
  facts: WorkloadFacts,
  known: KnownPods,
): Revision[] | undefined {
  return facts.kind === 'Deployment'
    ? deploymentRevisions(facts, known)
    : podRevisions(facts, known);
}

function deploymentRevisions(
  { uid, revision }: WorkloadFacts,
  known: KnownPods,
): Revision[] | undefined {
  return known.replicaSets
    ?.filter(({ ownerUid }) => ownerUid === uid)
    .sort((a, b) => b.revision - a.revision || (a.name < b.name ? -1 : 1))
    .map(replicaSet =>
      replicaSetRevision(
        replicaSet,
        replicaSet.revision === revision ? NEWEST : [],
        known,
      ),
    );
}

function podRevisions(
  facts: WorkloadFacts,
  { pods }: KnownPods,
): Revision[] | undefined {
  if (!pods) return undefined;
  const own = pods.filter(({ ownerUids }) => ownerUids.includes(facts.uid));
  const newest = newestHash(facts, own);
  return [...new Set(own.map(hashOf))]
    .map(hash =>
      podRevision(
        hash,
        own.filter(pod => hashOf(pod) === hash),
        hash === newest ? NEWEST : [],
      ),
    )
    .sort(
      (a, b) =>
        b.roles.length - a.roles.length || (a.createdAt < b.createdAt ? 1 : -1),
    );
}

function hashOf({ revisionHash = '' }: PodFacts): string {
  return revisionHash;
}

/**
 * A StatefulSet names it. A DaemonSet does not: where all of its pods are updated and alike, they are it.
 */
function newestHash(
  { kind, status, replicas }: WorkloadFacts,
  pods: readonly PodFacts[],
): string | undefined {
  if (kind === 'StatefulSet') return status.updateRevision;
  const hashes = new Set(pods.map(({ revisionHash }) => revisionHash));
  return hashes.size === 1 && status.updated >= replicas
    ? pods[0]?.revisionHash
    : undefined;
}

function podRevision(
  hash: string,
  pods: readonly PodFacts[],
  roles: string[],
): Revision {
  const ready = pods.filter(pod => podState(pod) === 'ready').length;
  const createdAt = pods.map(pod => pod.createdAt).sort()[0] ?? '';
  return {
    revision: 0,
    name: hash,
    podHash: hash || undefined,
    roles,
    images: [...new Set(pods.flatMap(({ images }) => images))],
    createdAt,
    desired: pods.length,
    replicas: pods.length,
    ready,
    available: ready,
    ...shownPods(pods),
  };
}
