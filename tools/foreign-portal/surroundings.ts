import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ClusterDescription } from '@rollouts-portal/control-plane/Cluster.ts';

import type { ForeignApp } from './ForeignApp.ts';

/** The component of the app's catalog, and the value by which its rollout is found. */
export const COMPONENT = 'foreign-service';

/** A catalog with one service of the template's guests. */
export async function catalogSurroundings(app: ForeignApp) {
  const file = join(app.folder, 'foreign-service.yaml');
  await writeFile(
    file,
    JSON.stringify({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: COMPONENT,
        annotations: { 'backstage.io/kubernetes-id': COMPONENT },
      },
      spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
    }),
  );
  return {
    catalog: {
      locations: [
        { type: 'file', target: file },
        {
          type: 'file',
          target: join(app.folder, 'examples/org.yaml'),
          rules: [{ allow: ['User', 'Group'] }],
        },
      ],
    },
  };
}

/** The Kubernetes plugin as its own documentation has it configured, for one cluster. */
export async function kubernetesSurroundings({
  name,
  server,
  caFile,
  tokens,
}: ClusterDescription) {
  const ca = await readFile(caFile);
  return {
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name,
              url: server,
              caData: ca.toString('base64'),
              authProvider: 'serviceAccount',
              serviceAccountToken: tokens['portal-actor'],
              skipMetricsLookup: true,
            },
          ],
        },
      ],
    },
  };
}
