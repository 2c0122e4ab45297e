import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

export const REACT_VERSIONS = ['16', '19'] as const;

export type ReactVersion = (typeof REACT_VERSIONS)[number];

/** The page that stands in for Argo CD, with the React that Argo CD has in some of its versions. */
export async function bundleHost(version: ReactVersion): Promise<string> {
  const { outputFiles } = await build({
    // Where an alias is looked for.
    absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
    entryPoints: [`hostOfReact${version}.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    alias: {
      react: `react-${version}`,
      'react-dom': `react-dom-${version}`,
    },
    // Its warnings tell what a version will not put up with.
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  return outputFiles[0]?.text ?? '';
}
