import { dirname, join } from 'node:path';

import type { ClusterAccess } from '@rollouts-portal/control-plane/Cluster.ts';
import { at, textAt } from '@rollouts-portal/control-plane/json.ts';

import type { Row, Rows } from './Rows.ts';

/** What the portal shows, in kubectl's words. */
export const RESOURCES = {
  rollouts: 'rollouts.argoproj.io',
  canaries: 'canaries.flagger.app',
  deployments: 'deployments.apps',
  statefulSets: 'statefulsets.apps',
} as const;

/**
 * What `kubectl get RESOURCES -A -o json` says now, without workloads that another object rolls out.
 *
 * @throws when one of the resources is not served
 */
export async function clusterRows(
  cluster: ClusterAccess,
  resources: readonly string[],
): Promise<Rows> {
  const { exit, stdout, stderr } = await cluster.kubectl([
    'get',
    resources.join(','),
    '--all-namespaces',
    '--output=json',
    // Not in the home folder of whoever runs this.
    `--cache-dir=${join(dirname(cluster.kubeconfig), 'kubectl-cache')}`,
  ]);
  if (exit !== 0) throw new Error(`kubectl get: ${stderr}`);
  const answer: unknown = JSON.parse(stdout);
  const items = at(answer, 'items');
  if (!Array.isArray(items)) throw new Error('kubectl gave no list');
  const managed = new Set(items.flatMap(managedBy));
  return new Map(
    items
      .filter(item => !isOwned(item) && !managed.has(placeOf(item)))
      .map(item => [idOf(cluster.name, item), rowOf(item)]),
  );
}

function idOf(cluster: string, item: unknown): string {
  const group = textAt(item, 'apiVersion')?.split('/')[0];
  return [cluster, group, placeOf(item)].join('/');
}

function placeOf(item: unknown): string {
  return [
    textAt(item, 'kind'),
    textAt(item, 'metadata', 'namespace'),
    textAt(item, 'metadata', 'name'),
  ].join('/');
}

function isOwned(item: unknown): boolean {
  return (
    textAt(item, 'apiVersion') === 'apps/v1' &&
    at(item, 'metadata', 'ownerReferences', 0) !== undefined
  );
}

/** Places of the workloads that a Rollout or a Canary rolls out. */
function managedBy(item: unknown): string[] {
  const namespace = textAt(item, 'metadata', 'namespace');
  const workload = at(item, 'spec', 'workloadRef');
  const target = at(item, 'spec', 'targetRef');
  const placed = (reference: unknown, suffix = '') =>
    `${textAt(reference, 'kind')}/${namespace}/${textAt(
      reference,
      'name',
    )}${suffix}`;
  return [
    ...(workload === undefined ? [] : [placed(workload)]),
    ...(target === undefined
      ? []
      : [placed(target), placed(target, '-primary')]),
  ];
}

function rowOf(item: unknown): Row {
  const common = {
    uid: textAt(item, 'metadata', 'uid'),
    createdAt: textAt(item, 'metadata', 'creationTimestamp'),
  };
  switch (textAt(item, 'kind')) {
    case 'Rollout':
      return { ...common, ...rolloutRow(item) };
    case 'Canary':
      return { ...common, ...canaryRow(item) };
    default:
      return { ...common, ...workloadRow(item) };
  }
}

function rolloutRow(item: unknown): Row {
  const generation = at(item, 'metadata', 'generation');
  const desired = numberAt(item, 'spec', 'replicas');
  // Until the controller has seen the newest spec its status speaks of another one; the portal knows that.
  const isSeen =
    textAt(item, 'status', 'observedGeneration') === `${generation}`;
  return {
    desired,
    ...(isSeen && {
      phase: textAt(item, 'status', 'phase'),
      step: numberAt(item, 'status', 'currentStepIndex'),
      revision: Number(
        textAt(
          item,
          'metadata',
          'annotations',
          'rollout.argoproj.io/revision',
        ) ?? Number.NaN,
      ),
      available: numberAt(item, 'status', 'availableReplicas'),
    }),
  };
}

function canaryRow(item: unknown): Row {
  const isAtRest = /^(Initialized|Succeeded)$/.test(
    textAt(item, 'status', 'phase') ?? '',
  );
  return { phase: isAtRest ? 'Healthy' : undefined };
}

function workloadRow(item: unknown): Row {
  return {
    desired: numberAt(item, 'spec', 'replicas'),
    available: numberAt(item, 'status', 'availableReplicas'),
  };
}

function numberAt(item: unknown, ...path: string[]): number | undefined {
  const found = at(item, ...path);
  return typeof found === 'number' ? found : undefined;
}
