import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What Backstage would read by itself; it no longer does when it is given the
 * fleet's configuration.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function configFiles(root) {
  return ['app-config.yaml', 'app-config.local.yaml']
    .map(name => join(root, name))
    .filter(path => existsSync(path));
}
