import { runCommand } from '@rollouts-portal/control-plane/runCommand.ts';

/** A file of a package as it is packed. */
export type PackedFile = { path: string; bytes: number };

/** The files of a tarball, without source maps, whose size is not ours. */
export async function packedFiles(tarball: string): Promise<PackedFile[]> {
  const { exit, stdout, stderr } = await runCommand('tar', ['tvzf', tarball]);
  if (exit !== 0) throw new Error(`${tarball} cannot be read: ${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map(line => line.split(/\s+/))
    .map(words => ({
      path: (words.at(-1) ?? '').replace(/^package\//, ''),
      bytes: Number(words[2]),
    }))
    .filter(({ path }) => !path.endsWith('.map'));
}

export async function packedManifest(tarball: string): Promise<unknown> {
  const { exit, stdout, stderr } = await runCommand('tar', [
    'xzOf',
    tarball,
    'package/package.json',
  ]);
  if (exit !== 0) throw new Error(`${tarball} cannot be read: ${stderr}`);
  return JSON.parse(stdout);
}
