import { createHash } from 'node:crypto';
import {
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failure } from './Failure.mjs';
import { explainOutput } from './explainOutput.mjs';
import { findOnPath } from './findOnPath.mjs';
import { runChild } from './runChild.mjs';
import { withProgress } from './withProgress.mjs';

/**
 * Gets a pinned package from the npm registry, by the person's own npm: its
 * registry, proxy, certificate and login apply.
 *
 * Guarantees: `folder` exists afterwards, complete and with the pinned content,
 * or not at all.
 *
 * @param {import('./packages.mjs').PinnedPackage} wanted
 * @param {object} options
 * @param {string} options.folder where its content goes
 * @param {string} options.root
 * @param {NodeJS.ProcessEnv} options.env
 * @param {import('./listenForInterruption.mjs').Interruption} options.interruption
 * @param {(folder: string) => Promise<void>} [options.finish] makes the content usable; throws when it cannot be
 */
export async function fetchPackage(
  wanted,
  { folder, root, env, interruption, finish },
) {
  const id = `${wanted.name}@${wanted.version}`;
  const doing = `fetching ${id}`;
  const npm = programOrFail('npm', env);
  const tar = programOrFail('tar', env);

  // Beside the destination: a rename is atomic within one file system only.
  const temp = mkdtempSync(join(dirname(folder), 'unfinished-'));
  const remove = () => rmSync(temp, { recursive: true, force: true });
  process.on('exit', remove);
  try {
    await withProgress(`${doing} (${wanted.megabytes} MB)`, async () => {
      const packed = await runChild(
        npm,
        [
          ...['pack', id, '--pack-destination', temp],
          ...['--ignore-scripts', '--loglevel=error'],
        ],
        {
          interruption,
          cwd: root,
          // Corepack's npm refuses to work in a Yarn repository.
          env: { ...env, COREPACK_ENABLE_STRICT: '0' },
          capture: 'silent',
        },
      );
      if (packed.code !== 0) {
        throw new Failure(explainOutput(packed.output, doing));
      }

      const archive = readdirSync(temp).find(name => name.endsWith('.tgz'));
      if (archive === undefined) {
        throw new Failure(
          `npm fetched ${id} but left no archive: update npm (npm install -g npm) and run the same command again.`,
        );
      }
      const found = await integrityOf(join(temp, archive));
      if (found !== wanted.integrity) {
        throw new Failure(
          `${id} from your npm registry is not the package that this repository pins (its hash is ${found}): nothing of it was used; use another registry, or ask who runs yours.`,
        );
      }

      const content = join(temp, 'content');
      mkdirSync(content);
      const unpacked = await runChild(
        tar,
        ['-xzf', archive, '-C', basename(content), '--strip-components=1'],
        { interruption, cwd: temp, env, capture: 'silent' },
      );
      if (unpacked.code !== 0) {
        throw new Failure(explainOutput(unpacked.output, `unpacking ${id}`));
      }
      await finish?.(content);
      renameSync(content, folder);
    });
  } finally {
    process.off('exit', remove);
    remove();
    // Left by a run that was killed outright; under the lock nobody else's.
    for (const name of readdirSync(dirname(folder))) {
      if (name.startsWith('unfinished-')) {
        rmSync(join(dirname(folder), name), { recursive: true, force: true });
      }
    }
  }
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
function programOrFail(name, env) {
  const [program] = findOnPath(name, env);
  if (program === undefined) {
    throw new Failure(
      `${name} is not on PATH: install it (${
        name === 'npm' ? 'it comes with Node' : 'by your package manager'
      }) and run the same command again.`,
    );
  }
  return program;
}

/** @param {string} file */
async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}
