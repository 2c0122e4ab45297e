import { readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { prefixOf } from './findNode.mjs';
import { findOnPath } from './findOnPath.mjs';

/**
 * The environment in which everything runs: our Node and Yarn first, native
 * code built against the headers of that very Node.
 *
 * @param {object} given
 * @param {NodeJS.ProcessEnv} given.env
 * @param {import('./findNode.mjs').FoundNode} given.node
 * @param {string} given.yarnProgram
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment({ env, node, yarnProgram }) {
  /** @type {NodeJS.ProcessEnv} */
  const result = {};
  let nodedir = hasHeadersFor(prefixOf(node), node.version)
    ? prefixOf(node)
    : undefined;
  for (const [name, value] of Object.entries(env)) {
    if (name.toLowerCase() === 'npm_config_nodedir') {
      // npm hands down what the person's .npmrc says. Headers of another Node
      // would compile, and crash when loaded.
      if (value !== undefined && hasHeadersFor(value, node.version)) {
        nodedir ??= value;
      }
    } else {
      result[name] = value;
    }
  }
  if (nodedir !== undefined) result.npm_config_nodedir = nodedir;
  // npm leaves its own Node here; some build scripts prefer them to PATH.
  result.NODE = node.program;
  result.npm_node_execpath = node.program;
  // A yarnPath in somebody's home folder must not replace the pinned Yarn.
  result.YARN_IGNORE_PATH = '1';

  const path = Object.keys(result).find(name => /^path$/i.test(name)) ?? 'PATH';
  const folders = [dirname(yarnProgram)];
  const [first] = findOnPath('node', env);
  // Only when needed: its folder may hold much else (/usr/bin).
  if (!first || realpathSync(first) !== realpathSync(node.program)) {
    folders.unshift(dirname(node.program));
  }
  result[path] = [...folders, result[path] ?? ''].join(delimiter);
  return result;
}

/**
 * @param {string} prefix
 * @param {string} version
 */
function hasHeadersFor(prefix, version) {
  try {
    const header = readFileSync(
      join(prefix, 'include', 'node', 'node_version.h'),
      'utf8',
    );
    const found = ['MAJOR', 'MINOR', 'PATCH'].map(
      part =>
        new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(header)?.[1],
    );
    return found.join('.') === version;
  } catch {
    return false;
  }
}
