import assert from 'node:assert/strict';

import type { ClusterAccess } from '@rollouts-portal/control-plane/Cluster.ts';
import { textAt } from '@rollouts-portal/control-plane/json.ts';
import { collectionPath } from '@rollouts-portal/control-plane/resourcePath.ts';

import { LOST, type Fault } from './Fault.ts';

const COLLECTION = collectionPath('argoproj.io/v1alpha1', 'Rollout');

export const compactedHistory: Fault = {
  name: 'API server restarted with a compacted etcd',
  async bring(stage, { cluster, rollouts, wire }) {
    const before = await versionNow(cluster);
    wire.cut();
    try {
      await stage.untilState(cluster.name, LOST);
      await rollouts.change();
      await cluster.stopApiServer();
      await cluster.expireHistory();
      await cluster.startApiServer();
      assert.match(
        await goingOnFrom(before, cluster),
        /"code":410/,
        'a watch could go on, so nothing is shown by this',
      );
    } finally {
      wire.mend();
    }
  },
};

async function versionNow(cluster: ClusterAccess): Promise<string> {
  const { body } = await cluster.request('GET', `${COLLECTION}?limit=1`);
  return textAt(body, 'metadata', 'resourceVersion') ?? '';
}

/** What the API server says to who wants to watch on from a version. */
async function goingOnFrom(
  version: string,
  cluster: ClusterAccess,
): Promise<string> {
  const { body } = await cluster.request(
    'GET',
    `${COLLECTION}?watch=1&resourceVersion=${version}&timeoutSeconds=1`,
  );
  return typeof body === 'string' ? body : JSON.stringify(body);
}
