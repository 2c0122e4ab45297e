import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

/**
 * What one kind is given in Argo CD's configuration.
 *
 * @typedef {object} Customization
 * @property {string} group
 * @property {string} kind
 * @property {string} health the script
 * @property {string} [actions] YAML, as Argo CD expects it under `resource.customizations.actions`
 */

/**
 * Reads the scripts of every kind, in the order of their folders.
 *
 * @param {string} folder of the health checks
 * @returns {Customization[]}
 */
export function customizations(folder) {
  return subfolders(folder).flatMap(group =>
    subfolders(join(folder, group)).map(kind => {
      const path = join(folder, group, kind);
      const health = readFileSync(join(path, 'health.lua'), 'utf8');
      const actions = join(path, 'actions');
      return existsSync(actions)
        ? { group, kind, health, actions: actionsOf(actions) }
        : { group, kind, health };
    }),
  );
}

/** @param {string} folder */
function actionsOf(folder) {
  return stringify(
    {
      // Where Argo CD has an action that is not here, it stays; where both have one, ours wins.
      mergeBuiltinActions: true,
      'discovery.lua': readFileSync(join(folder, 'discovery.lua'), 'utf8'),
      definitions: subfolders(folder)
        .filter(name => name !== 'testdata')
        .map(name => ({
          name,
          'action.lua': readFileSync(join(folder, name, 'action.lua'), 'utf8'),
        })),
    },
    { lineWidth: 0, blockQuote: 'literal' },
  );
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function subfolders(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
