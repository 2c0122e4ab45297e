import { createHash } from 'node:crypto';

import type { FleetMatrix } from '@rollouts-portal/plugin-rollouts-common';

import { withoutTimes } from '../stream/withoutTimes';

/** For `ETag`: the same for as long as nothing is another but when the clusters were heard last. */
export function matrixTag(matrix: FleetMatrix): string {
  const told = { ...matrix, clusters: matrix.clusters.map(withoutTimes) };
  const hash = createHash('sha256').update(JSON.stringify(told));
  return `W/"${hash.digest('base64url')}"`;
}
