import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildPrograms } from './buildPrograms.ts';
import type { Cluster, PausableControllers } from './Cluster.ts';
import { PORTAL_CONFIG_FILE, portalConfig } from './portalConfig.ts';
import { ProcessSupervisor } from './ProcessSupervisor.ts';
import { READY_FILE, readyMessage } from './readyMessage.ts';
import type { RouterName } from './routers.ts';
import { startCluster } from './startCluster.ts';
import { UserFacingError } from './UserFacingError.ts';

export type ControlPlaneOptions = {
  /** How many, named `cluster-1`, `cluster-2`, …; or the names. One when left out. */
  clusters?: number | readonly string[];
  flagger?: boolean;
  /** Traffic routers whose kinds the clusters know. */
  routers?: readonly RouterName[];
  /** Whether Argo Rollouts has the step plugin `example/steps`, the one of its own tests. */
  stepPlugin?: boolean;
  /** Whether Argo CD's Applications are served. Nothing acts on them. */
  argoCd?: boolean;
  /** Absent or empty; removed at the end. A temporary folder when left out. */
  directory?: string;
  /** Aborting ends everything, also while starting. */
  signal?: AbortSignal;
  onProgress?: (line: string) => void;
};

export interface ControlPlane {
  readonly directory: string;
  readonly clusters: readonly (Cluster & PausableControllers)[];
  /** Leaves no process, port or folder; may be called again. */
  stop(): Promise<void>;
}

/**
 * Starts real clusters on loopback; builds their programs first where the cache has none.
 *
 * Guarantees: when the promise rejects, when `stop()` resolves, and when this process dies in any
 * way, all child processes end and the directory is removed.
 */
export async function startControlPlane({
  clusters: wanted = 1,
  flagger = false,
  routers = [],
  stepPlugin = false,
  argoCd = false,
  directory,
  signal,
  onProgress = () => {},
}: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const names = clusterNames(wanted);
  const programs = await buildPrograms({
    onProgress,
    ...(signal && { signal }),
  });
  signal?.throwIfAborted();
  const folder = await emptyFolder(directory);
  const supervisor = new ProcessSupervisor(folder);
  const closing: (() => void)[] = [];
  const failed = new AbortController();
  const stop = async () => {
    failed.abort(new Error('the control plane was stopped'));
    for (const close of closing.splice(0)) close();
    await supervisor.stop();
  };
  signal?.addEventListener('abort', () => void stop(), { once: true });
  const ended = signal
    ? AbortSignal.any([signal, failed.signal])
    : failed.signal;
  try {
    const clusters = await Promise.all(
      names.map(async name => {
        const cluster = await startCluster({
          name,
          folder: join(folder, name),
          flagger,
          routers,
          stepPlugin,
          argoCd,
          programs,
          supervisor,
          signal: ended,
          onProgress,
        });
        closing.push(cluster.close);
        return cluster;
      }),
    );
    // Both hold tokens. Who finds the ready file finds the other, too.
    await writeFile(join(folder, PORTAL_CONFIG_FILE), portalConfig(clusters), {
      mode: 0o600,
    });
    await writeFile(
      join(folder, READY_FILE),
      JSON.stringify(readyMessage(folder, clusters)),
      { mode: 0o600 },
    );
    return { directory: folder, clusters, stop };
  } catch (error) {
    await stop();
    // What failed because of an abort is not worth telling; why it was aborted is.
    signal?.throwIfAborted();
    throw error;
  }
}

function clusterNames(wanted: number | readonly string[]): readonly string[] {
  const names =
    typeof wanted === 'number'
      ? Array.from({ length: wanted }, (_, index) => `cluster-${index + 1}`)
      : wanted;
  const isFit = (name: string) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name);
  if (
    names.length === 0 ||
    new Set(names).size < names.length ||
    !names.every(isFit)
  ) {
    throw new UserFacingError(
      'Clusters need distinct names of lower-case letters, digits and dashes, and there must be at least one.',
    );
  }
  return names;
}

async function emptyFolder(directory: string | undefined): Promise<string> {
  if (directory === undefined) {
    return mkdtemp(join(tmpdir(), 'rollouts-control-plane-'));
  }
  const folder = resolve(directory);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) {
    throw new UserFacingError(
      `The folder ${folder} is not empty, and it is removed at the end: name a new one with --dir.`,
    );
  }
  return folder;
}
