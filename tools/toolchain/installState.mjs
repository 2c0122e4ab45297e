import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What `yarn install` reads of a package.json; a new script needs no install. */
const DEPENDENCY_FIELDS = [
  'name',
  'version',
  'bin',
  'workspaces',
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'dependenciesMeta',
  'peerDependenciesMeta',
  'resolutions',
  'installConfig',
];

/**
 * All that an install depends on, as a hash by name. Two equal states need no
 * install in between.
 *
 * @param {object} given
 * @param {string} given.root
 * @param {string} given.nodeVersion
 * @param {string} given.yarnVersion
 * @returns {Record<string, string>}
 */
export function installState({ root, nodeVersion, yarnVersion }) {
  /** @type {Record<string, string>} */
  const state = {
    // All versions of one major have one ABI.
    Node: `${nodeVersion.split('.')[0]} ${process.platform} ${process.arch}`,
    Yarn: yarnVersion,
  };
  for (const name of ['yarn.lock', '.yarnrc.yml', ...patches(root)]) {
    const path = join(root, name);
    if (existsSync(path)) state[name] = hashOf(readFileSync(path));
  }
  for (const name of manifests(root)) {
    const manifest = JSON.parse(readFileSync(join(root, name), 'utf8'));
    state[name] = hashOf(
      JSON.stringify(DEPENDENCY_FIELDS.map(field => manifest[field] ?? null)),
    );
  }
  return state;
}

/** @param {string} root */
function patches(root) {
  return namesIn(join(root, '.yarn', 'patches')).map(
    name => `.yarn/patches/${name}`,
  );
}

/**
 * The root's and every workspace's, for the two forms of glob in use here:
 * `folder` and `folder/*`.
 *
 * @param {string} root
 */
function manifests(root) {
  const { workspaces = [] } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  /** @type {string[]} */
  const globs = workspaces.packages ?? workspaces;
  const folders = globs.flatMap(glob =>
    glob.endsWith('/*')
      ? namesIn(join(root, glob.slice(0, -2))).map(
          name => `${glob.slice(0, -1)}${name}`,
        )
      : [glob],
  );
  return ['.', ...folders]
    .map(folder => (folder === '.' ? 'package.json' : `${folder}/package.json`))
    .filter(name => existsSync(join(root, name)));
}

/** @param {string} folder */
function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** @param {string | Buffer} content */
function hashOf(content) {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
