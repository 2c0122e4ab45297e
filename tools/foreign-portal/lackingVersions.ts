/**
 * Versions for those that a registry lacks, or has without the parts that some platforms need: mirrors are seldom
 * complete. They are no part of the plugins' installation, so no README names them; `docs/upgrading.md` tells of them.
 */
export const LACKING_VERSIONS: Readonly<Record<string, string>> = {
  '@backstage/cli-common': '0.3.1',
  rollup: '4.67.4',
  '@swc/core': '1.16.18',
  got: '11.8.6',
  'unrs-resolver': '1.12.2',
};
