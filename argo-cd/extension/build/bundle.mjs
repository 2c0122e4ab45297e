import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));

/**
 * The extension as one script. JSX becomes calls of the global `React`, which every Argo CD has; the newer JSX runtime
 * is there since 3.5 only.
 *
 * @returns {Promise<string>}
 */
export async function bundle() {
  const { outputFiles } = await build({
    absWorkingDir: FOLDER,
    entryPoints: ['src/register.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    tsconfigRaw: {
      compilerOptions: {
        jsx: 'react',
        jsxFactory: 'React.createElement',
        jsxFragmentFactory: 'React.Fragment',
      },
    },
    plugins: [reactOfThePage, shakenZod],
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('esbuild has written nothing');
  return file.text;
}

/** @type {import('esbuild').Plugin} */
const reactOfThePage = {
  name: 'react-of-the-page',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^react$/ }, () => ({
      path: 'react',
      namespace: 'page',
    }));
    onLoad({ filter: /.*/, namespace: 'page' }, () => ({
      contents: 'module.exports = window.React;',
    }));
  },
};

/**
 * esbuild leaves out what is not used of `import * as z`, and nothing of `import { z }`: that is 60 kB more, most of
 * it messages in languages that nobody sees.
 *
 * @type {import('esbuild').Plugin}
 */
const shakenZod = {
  name: 'shaken-zod',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.tsx?$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /^import \{ z \} from 'zod';$/m,
        "import * as z from 'zod';",
      ),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }));
  },
};
