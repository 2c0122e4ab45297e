import { findOnPath } from './findOnPath.mjs';

/**
 * better-sqlite3 is compiled during the install; what that needs comes from the
 * system and cannot be fetched by us. Returns the sentence to show, or
 * undefined when all is there.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 * @returns {string | undefined}
 */
export function missingBuildTools(env, platform = process.platform) {
  // On Windows they are not on PATH: node-gyp finds Visual Studio by itself.
  if (platform === 'win32') return undefined;
  const has = (/** @type {string} */ name) => findOnPath(name, env).length > 0;
  const missing = [
    has('python3') || env.PYTHON ? '' : 'python3',
    has('make') ? '' : 'make',
    has('g++') || has('c++') || env.CXX ? '' : 'a C++ compiler',
  ].filter(name => name !== '');
  if (missing.length === 0) return undefined;
  const remedy =
    platform === 'darwin'
      ? 'xcode-select --install'
      : 'on Debian and Ubuntu: apt-get install python3 make g++';
  return `${new Intl.ListFormat('en').format(missing)} ${
    missing.length > 1 ? 'are' : 'is'
  } missing, which better-sqlite3 needs to be compiled: install ${
    missing.length > 1 ? 'them' : 'it'
  } (${remedy}) and run the same command again.`;
}
