import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { applyCustomResourceDefinitions } from './applyCustomResourceDefinitions.ts';
import { applyObject } from './applyObject.ts';
import type { ClusterAccess } from './Cluster.ts';
import { at } from './json.ts';
import type { KubernetesObject } from './KubernetesObject.ts';
import { parseManifests } from './parseManifests.ts';
import { routerDefinitions, type RouterName } from './routers.ts';
import { waitForObject } from './waitForObject.ts';

/** The very files that users apply: what the portal may do here is what it may do there. */
export const RBAC_MANIFESTS = join(
  import.meta.dirname,
  '../../docs/manifests/rbac',
);

const NODE: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: 'fake-node',
    annotations: { 'kwok.x-k8s.io/node': 'fake' },
    labels: { 'kubernetes.io/hostname': 'fake-node', type: 'kwok' },
  },
};

/**
 * Puts into an empty cluster what its controllers need before they start: the definitions that
 * the programs in `programFolders` ship, those of the routers, a node, and the rights of the portal's identities.
 */
export async function furnishCluster(
  access: ClusterAccess,
  programFolders: readonly string[],
  routers: readonly RouterName[],
  signal: AbortSignal,
): Promise<void> {
  const shipped = await Promise.all(
    programFolders.map(folder => textsIn(join(folder, 'manifests'))),
  );
  const definitions = await Promise.all(routers.map(routerDefinitions));
  await Promise.all([
    ...[...shipped.flat(), ...definitions].map(text =>
      applyCustomResourceDefinitions(access, text, signal),
    ),
    applyObject(access, NODE),
    applyObject(access, {
      apiVersion: 'v1',
      kind: 'Namespace',
      // The Argo Rollouts controller reads its configuration there.
      metadata: { name: 'argo-rollouts' },
    }),
    applyRbac(access),
  ]);
}

export async function untilNodeReady(
  access: ClusterAccess,
  signal: AbortSignal,
): Promise<void> {
  const isReady = (condition: unknown) =>
    at(condition, 'type') === 'Ready' && at(condition, 'status') === 'True';
  await waitForObject(
    access,
    { collection: '/api/v1/nodes', name: NODE.metadata.name },
    node => {
      const conditions = at(node, 'status', 'conditions');
      return Array.isArray(conditions) && conditions.some(isReady);
    },
    { signal },
  );
}

async function applyRbac(access: ClusterAccess): Promise<void> {
  for (const text of await textsIn(RBAC_MANIFESTS)) {
    for (const object of parseManifests(text))
      await applyObject(access, object);
  }
}

async function textsIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).sort();
  return Promise.all(files.map(file => readFile(join(folder, file), 'utf8')));
}
