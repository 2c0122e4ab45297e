import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { applyObject } from '@rollouts-portal/control-plane/applyObject.ts';
import { RBAC_MANIFESTS } from '@rollouts-portal/control-plane/furnishCluster.ts';
import { parseManifests } from '@rollouts-portal/control-plane/parseManifests.ts';
import { resourcePath } from '@rollouts-portal/control-plane/resourcePath.ts';

import type { Fault } from './Fault.ts';

export const takenRights: Fault = {
  name: 'role binding removed (403) and applied again',
  async bring(stage, { cluster, rollouts, wire }) {
    const manifest = await readFile(
      join(RBAC_MANIFESTS, 'watcher.yaml'),
      'utf8',
    );
    const binding = parseManifests(manifest).find(
      ({ kind }) => kind === 'ClusterRoleBinding',
    );
    if (!binding) throw new Error('watcher.yaml binds nothing');
    await cluster.request('DELETE', resourcePath(binding));
    try {
      // Rights, too, are looked at when something is asked for.
      wire.cut();
      wire.mend();
      await stage.untilState(cluster.name, /^denied$/);
      await rollouts.change();
    } finally {
      await applyObject(cluster, binding);
    }
  },
};
