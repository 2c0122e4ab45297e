import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterAccess } from './Cluster.ts';
import { connectCluster } from './connectCluster.ts';
import { READY_FILE, type ReadyMessage } from './readyMessage.ts';

/** A control plane as those see it who did not start it. */
export interface ControlPlaneAccess {
  readonly directory: string;
  readonly clusters: readonly ClusterAccess[];
  /** Lets go of it; it goes on. */
  stop(): Promise<void>;
}

/** The control plane that another process runs in `directory`, or undefined when there is none. */
export async function runningControlPlane(
  directory: string | undefined,
): Promise<ControlPlaneAccess | undefined> {
  if (directory === undefined) return undefined;
  const text = await readFile(join(directory, READY_FILE), 'utf8').catch(
    () => undefined,
  );
  if (text === undefined) return undefined;
  const ready: ReadyMessage = JSON.parse(text);
  const clusters = await Promise.all(ready.clusters.map(connectCluster));
  return {
    directory,
    clusters,
    stop: async () => {
      for (const cluster of clusters) cluster.close();
    },
  };
}
