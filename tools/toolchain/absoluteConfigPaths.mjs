import { resolve } from 'node:path';

/**
 * The portal's frontend and backend run in folders of their own, from where
 * Backstage would look for a relative `--config FILE`.
 *
 * @param {readonly string[]} args
 * @param {string} root what relative paths are relative to
 * @returns {string[]}
 */
export function absoluteConfigPaths(args, root) {
  const absolute = (/** @type {string} */ target) =>
    /^https?:\/\//i.test(target) ? target : resolve(root, target);
  return args.map((arg, index) => {
    if (args[index - 1] === '--config') return absolute(arg);
    const [, file] = /^--config=(.+)$/.exec(arg) ?? [];
    return file === undefined ? arg : `--config=${absolute(file)}`;
  });
}
