import { startControlPlane } from '@rollouts-portal/control-plane/startControlPlane.ts';

import type { Clusters } from './Clusters.ts';

/** Real API servers and controllers; builds them first where they are not built. */
export async function startRealClusters({
  signal,
  say,
}: {
  signal: AbortSignal;
  say: (line: string) => void;
}): Promise<Clusters> {
  const controlPlane = await startControlPlane({
    clusters: ['europe', 'asia'],
    argoCd: true,
    signal,
    onProgress: line => say(`# ${line}`),
  });
  const [europe, asia] = controlPlane.clusters;
  if (!europe || !asia) throw new Error('a cluster is missing');
  return { europe, asia, stop: () => controlPlane.stop() };
}
