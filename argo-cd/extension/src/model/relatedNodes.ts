import {
  projectCanary,
  type FlaggerFacts,
} from '@rollouts-portal/plugin-rollouts-common';

import type { Resource } from '../argocd/extensionProps';
import type { TreeNode } from '../argocd/TreeNode';

// What is older is history, and each of them is a request.
const REPLICA_SETS = 12;
const ANALYSIS_RUNS = 8;
const EXPERIMENTS = 3;

const ROUTES = ['HTTPRoute', 'VirtualService', 'TrafficSplit', 'Ingress'];

/** What has to be read beside the object itself. */
export function relatedNodes(
  resource: Resource,
  nodes: readonly TreeNode[],
): TreeNode[] {
  return resource.kind === 'Canary'
    ? ofCanary(projectCanary(resource), nodes)
    : ofRollout(resource.metadata.uid, nodes);
}

function ofRollout(uid: string, nodes: readonly TreeNode[]): TreeNode[] {
  const experiments = newest(childrenOf(nodes, uid, 'Experiment'), EXPERIMENTS);
  const runs = [uid, ...experiments.map(experiment => experiment.uid)].flatMap(
    owner => childrenOf(nodes, owner, 'AnalysisRun'),
  );
  return [
    ...newest(childrenOf(nodes, uid, 'ReplicaSet'), REPLICA_SETS),
    ...newest(runs, ANALYSIS_RUNS),
    ...experiments,
  ];
}

/** The workloads are found by name: only the primary belongs to the Canary. */
function ofCanary(
  { namespace, target, ingress, serviceName }: FlaggerFacts,
  nodes: readonly TreeNode[],
): TreeNode[] {
  const route = ingress === undefined ? serviceName : `${ingress}-canary`;
  return nodes.filter(node => {
    if (node.namespace !== namespace) return false;
    if (ROUTES.includes(node.kind)) return node.name === route;
    return (
      node.group === 'apps' &&
      node.kind === target?.kind &&
      (node.name === target.name || node.name === `${target.name}-primary`)
    );
  });
}

function childrenOf(
  nodes: readonly TreeNode[],
  uid: string,
  kind: string,
): TreeNode[] {
  return nodes.filter(
    node => node.kind === kind && node.parentRefs.includes(uid),
  );
}

function newest(nodes: readonly TreeNode[], limit: number): TreeNode[] {
  return [...nodes]
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .slice(0, limit);
}
