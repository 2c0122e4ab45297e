import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../toolchain/Failure.mjs';
import { fetchPackage } from '../../toolchain/fetchPackage.mjs';
import { withLock } from '../../toolchain/withLock.mjs';

/**
 * Where a program is that only some tests need: in `.toolchain/`, fetched there
 * by the first run that wants it.
 *
 * @param {import('../../toolchain/packages.mjs').PinnedPackage | undefined} wanted none where the registry has none for this platform
 * @param {object} options
 * @param {string} options.root
 * @param {NodeJS.ProcessEnv} options.env
 * @param {import('../../toolchain/listenForInterruption.mjs').Interruption} options.interruption
 * @param {(folder: string) => Promise<void>} options.finish makes the content usable
 * @returns {Promise<{ folder: string } | { hindrance: string }>}
 */
export async function fetchProgram(
  wanted,
  { root, env, interruption, finish },
) {
  if (!wanted) {
    return {
      hindrance: `npm has none for ${process.platform}-${process.arch}`,
    };
  }
  const home = join(root, '.toolchain');
  const name = wanted.name.replace(/^@/, '').replace('/', '-');
  const folder = join(home, `${name}-${wanted.version}`);
  try {
    if (existsSync(folder)) return { folder };
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, '.gitignore'), '*\n');
    await withLock(join(home, 'lock'), interruption.stop, async () => {
      // Again, because the one we waited for may have done it.
      if (existsSync(folder)) return;
      await fetchPackage(wanted, { folder, root, env, interruption, finish });
    });
    return { folder };
  } catch (error) {
    interruption.stop.throwIfAborted();
    // Not worth failing for: the tests are left out, and it is said why.
    if (error instanceof Failure) return { hindrance: error.message };
    return { hindrance: String(error) };
  }
}
