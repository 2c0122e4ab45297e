import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { textAt } from '@rollouts-portal/control-plane/json.ts';

import { packedManifest } from './packedPackage.ts';
import { CACHE, ROOT } from './paths.ts';
import { runStep } from './runStep.ts';

export type PackedPlugin = {
  name: string;
  version: string;
  tarball: string;
  manifest: unknown;
};

/** Builds and packs all plugins as they would be published. */
export async function packPlugins(
  signal: AbortSignal,
): Promise<PackedPlugin[]> {
  const cli = join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli');
  const folder = join(CACHE, 'tarballs');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // The declarations that the packages bring are made of its output.
  await runStep('yarn', ['tsc'], { cwd: ROOT, signal });
  const packed: PackedPlugin[] = [];
  for (const plugin of await readdir(join(ROOT, 'plugins'))) {
    const cwd = join(ROOT, 'plugins', plugin);
    await runStep(process.execPath, [cli, 'package', 'build'], { cwd, signal });
    const made = join(folder, `${plugin}.tgz`);
    await runStep('yarn', ['pack', '--out', made], { cwd, signal });
    const manifest = await packedManifest(made);
    packed.push({
      name: textAt(manifest, 'name') ?? plugin,
      version: textAt(manifest, 'version') ?? '',
      tarball: await namedByContent(made),
      manifest,
    });
  }
  return packed;
}

/** Under the same name, Yarn would take another content for a corrupted download. */
async function namedByContent(tarball: string): Promise<string> {
  const hash = createHash('sha256').update(await readFile(tarball));
  const name = tarball.replace(
    /\.tgz$/,
    `-${hash.digest('hex').slice(0, 12)}.tgz`,
  );
  await rename(tarball, name);
  return name;
}
