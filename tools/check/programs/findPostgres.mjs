import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { findOnPath } from '../../toolchain/findOnPath.mjs';
import { packages } from '../../toolchain/packages.mjs';
import { fetchProgram } from './fetchProgram.mjs';

/** Debian keeps its servers off PATH, by version. */
const DEBIAN = '/usr/lib/postgresql';

/**
 * A database server for the tests: in the folder that the variable POSTGRES
 * names, on PATH, the newest of Debian's, or one from npm.
 *
 * @param {object} given
 * @param {string} given.root
 * @param {NodeJS.ProcessEnv} given.env
 * @param {import('../../toolchain/listenForInterruption.mjs').Interruption} given.interruption
 * @returns {Promise<{ folder: string } | { hindrance: string }>} the folder of its programs
 */
export async function findPostgres({ root, env, interruption }) {
  const named = env.POSTGRES;
  if (named !== undefined) {
    return isComplete(named)
      ? { folder: named }
      : { hindrance: `POSTGRES=${named} names a folder without initdb` };
  }
  const installed = [
    ...findOnPath('postgres', env).map(dirname),
    ...newestFirst(DEBIAN).map(version => join(DEBIAN, version, 'bin')),
  ].find(isComplete);
  if (installed !== undefined) return { folder: installed };

  const fetched = await fetchProgram(
    packages.postgresByPlatform?.[`${process.platform}-${process.arch}`],
    { root, env, interruption, finish: linkLibraries },
  );
  return 'folder' in fetched
    ? { folder: join(fetched.folder, 'native', 'bin') }
    : fetched;
}

/** @param {string} folder */
function isComplete(folder) {
  return existsSync(join(folder, 'initdb'));
}

/** @param {string} folder */
function newestFirst(folder) {
  return existsSync(folder)
    ? readdirSync(folder).sort((a, b) => Number(b) - Number(a))
    : [];
}

/**
 * An npm package holds no links; this one lists those that it would have.
 *
 * @param {string} folder
 */
async function linkLibraries(folder) {
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(
    readFileSync(join(folder, 'native/pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    if (!existsSync(join(folder, target))) {
      await symlink(basename(source), join(folder, target));
    }
  }
}
