import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cacheFolder } from './cacheFolder.ts';
import {
  PROGRAM_SOURCES,
  programFolder,
  programKey,
  type ProgramName,
  type ProgramSource,
} from './programs.ts';
import { PARTIAL, removeAbandonedBuilds } from './removeAbandonedBuilds.ts';
import { requireGo } from './requireGo.ts';
import { runCommand, type CommandResult } from './runCommand.ts';
import { UserFacingError } from './UserFacingError.ts';
import { withLock } from './withLock.ts';

/** Folders of finished builds: binaries in `bin/`, shipped files in `manifests/`. */
export type BuiltPrograms = Readonly<Record<ProgramName, string>>;

export type BuildOptions = {
  cache?: string;
  /** Environment of Go; ours when left out. */
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
  onProgress?: (line: string) => void;
};

/**
 * Returns the folder of every program, building what the cache does not hold.
 *
 * A returned folder is complete: it is built aside and renamed into place. Processes that want
 * the same build at the same time share one.
 */
export async function buildPrograms({
  env = process.env,
  cache = cacheFolder(env),
  signal,
  onProgress = () => {},
}: BuildOptions = {}): Promise<BuiltPrograms> {
  await mkdir(cache, { recursive: true }).catch(error => {
    throw new UserFacingError(
      `Cannot write to the cache folder ${cache} (${String(
        error,
      )}): make it writable or name another with ROLLOUTS_CONTROL_PLANE_CACHE.`,
    );
  });
  const folders: Partial<Record<ProgramName, string>> = {};
  // One after the other: each build alone keeps every core busy.
  for (const source of PROGRAM_SOURCES) {
    folders[source.name] = await built(source, {
      cache,
      env,
      signal,
      onProgress,
    });
  }
  return complete(folders);
}

function complete(
  folders: Partial<Record<ProgramName, string>>,
): BuiltPrograms {
  const folder = (name: ProgramName) => {
    const found = folders[name];
    if (found === undefined) throw new Error(`${name} was not built`);
    return found;
  };
  return {
    etcd: folder('etcd'),
    kubernetes: folder('kubernetes'),
    kwok: folder('kwok'),
    'argo-rollouts': folder('argo-rollouts'),
    flagger: folder('flagger'),
    'argo-cd': folder('argo-cd'),
  };
}

type BuildContext = {
  cache: string;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal | undefined;
  onProgress: (line: string) => void;
};

async function built(
  source: ProgramSource,
  { cache, env, signal, onProgress }: BuildContext,
): Promise<string> {
  const target = join(cache, programKey(source));
  if (existsSync(target)) return target;
  const label = `${source.name} ${source.version}`;
  return withLock(
    target,
    async () => {
      // The one before us may have built it.
      if (existsSync(target)) return target;
      const folder = programFolder(source.name);
      await requireGo(folder, env);
      const go: GoCommand = args =>
        runCommand('go', args, {
          cwd: folder,
          // A go.work of a surrounding folder would change what is built.
          env: { ...env, GOWORK: 'off', GOFLAGS: '-mod=readonly' },
          ...(signal && { signal }),
        });
      onProgress(
        `building ${label} with Go; this is done once and can take minutes`,
      );
      const started = performance.now();
      await removeAbandonedBuilds(cache, Date.now());
      const partial = await mkdtemp(`${target}${PARTIAL}`);
      try {
        await compile(source, go, join(partial, 'bin'));
        await copyManifests(source, go, join(partial, 'manifests'));
        await rename(partial, target).catch(error => {
          // Someone else finished the same build.
          if (!existsSync(target)) throw error;
        });
      } finally {
        await rm(partial, { recursive: true, force: true });
      }
      const seconds = Math.round((performance.now() - started) / 1000);
      onProgress(`built ${label} in ${seconds} s`);
      return target;
    },
    {
      signal,
      onWait: () =>
        onProgress(`waiting for another process that builds ${label}`),
    },
  );
}

type GoCommand = (args: readonly string[]) => Promise<CommandResult>;

async function compile(
  source: ProgramSource,
  go: GoCommand,
  output: string,
): Promise<void> {
  if (source.packages.length === 0) return;
  await mkdir(output, { recursive: true });
  const flags = `-s -w ${source.linkerFlags ?? ''}`.trim();
  const result = await go([
    'build',
    '-trimpath',
    '-buildvcs=false',
    '-ldflags',
    flags,
    '-o',
    `${output}/`,
    ...source.packages,
  ]);
  if (result.exit !== 0) {
    throw new UserFacingError(
      `Go could not build ${source.name} ${
        source.version
      }; it needs the Go module proxy, about 10 GB of disk and 4 GB of memory. It said:\n${result.stderr
        .trim()
        .split('\n')
        .slice(-15)
        .join('\n')}`,
    );
  }
}

async function copyManifests(
  { name, version, packages, manifests }: ProgramSource,
  go: GoCommand,
  output: string,
): Promise<void> {
  if (!manifests) return;
  await mkdir(output, { recursive: true });
  // Compiling has fetched it.
  if (packages.length === 0) {
    const fetched = await go([
      'mod',
      'download',
      `${manifests.module}@${version}`,
    ]);
    if (fetched.exit !== 0) {
      throw new UserFacingError(
        `Go could not fetch ${name} ${version}; it needs the Go module proxy. It said:\n${fetched.stderr.trim()}`,
      );
    }
  }
  const { stdout } = await go([
    'list',
    '-m',
    '-f',
    '{{.Dir}}',
    manifests.module,
  ]);
  for (const file of manifests.files) {
    await copyFile(join(stdout.trim(), file), join(output, basename(file)));
  }
}
