import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { Failure } from '../../toolchain/Failure.mjs';
import { explainOutput } from '../../toolchain/explainOutput.mjs';
import { findOnPath } from '../../toolchain/findOnPath.mjs';
import { packages } from '../../toolchain/packages.mjs';
import { runChild } from '../../toolchain/runChild.mjs';
import { fetchProgram } from './fetchProgram.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

// Its libraries and its fonts, where the system has neither.
const LAUNCHER = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" FONTCONFIG_FILE="$here/fonts.conf" exec "$here/chromium" "$@"
`;
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
</fontconfig>
`;

/**
 * A browser for the tests: the one that the variable CHROMIUM names, one on
 * PATH, or one from npm.
 *
 * @param {object} given
 * @param {string} given.root
 * @param {NodeJS.ProcessEnv} given.env
 * @param {import('../../toolchain/listenForInterruption.mjs').Interruption} given.interruption
 * @returns {Promise<{ program: string } | { hindrance: string }>}
 */
export async function findChromium({ root, env, interruption }) {
  if (env.CHROMIUM) return { program: env.CHROMIUM };
  const [installed] = NAMES.flatMap(name => findOnPath(name, env));
  if (installed !== undefined) return { program: installed };

  const fetched = await fetchProgram(
    packages.chromiumByPlatform?.[`${process.platform}-${process.arch}`],
    {
      root,
      env,
      interruption,
      finish: async folder => {
        const compressed = join(folder, 'bin');
        await inflate(
          join(compressed, 'chromium.br'),
          join(folder, 'chromium'),
        );
        for (const name of ['al2023', 'swiftshader', 'fonts']) {
          const archive = join(folder, `${name}.tar`);
          await inflate(join(compressed, `${name}.tar.br`), archive);
          const { code, output } = await runChild(
            'tar',
            ['-xf', archive, '-C', folder],
            { interruption, env, capture: 'silent' },
          );
          if (code !== 0) {
            throw new Failure(explainOutput(output, 'unpacking Chromium'));
          }
          await rm(archive);
        }
        await rm(compressed, { recursive: true });
        await writeFile(join(folder, 'fonts.conf'), FONTS);
        await writeFile(join(folder, 'launch'), LAUNCHER);
        for (const program of ['chromium', 'launch']) {
          await chmod(join(folder, program), 0o755);
        }
        const { code, output } = await runChild(
          join(folder, 'launch'),
          ['--version', '--no-sandbox'],
          { interruption, env, capture: 'silent' },
        );
        if (code !== 0) {
          throw new Failure(
            `Chromium from npm does not run on this system (${
              output.trim().split('\n')[0]
            })`,
          );
        }
      },
    },
  );
  return 'folder' in fetched
    ? { program: join(fetched.folder, 'launch') }
    : fetched;
}

/**
 * @param {string} from
 * @param {string} to
 */
async function inflate(from, to) {
  await pipeline(
    createReadStream(from),
    createBrotliDecompress(),
    createWriteStream(to),
  );
}
