import { runChild } from './runChild.mjs';

const YARN_BY_NPM = /** @type {const} */ ([
  ['registry', 'npmRegistryServer', 'YARN_NPM_REGISTRY_SERVER'],
  ['proxy', 'httpProxy', 'YARN_HTTP_PROXY'],
  ['https-proxy', 'httpsProxy', 'YARN_HTTPS_PROXY'],
  ['cafile', 'httpsCaFilePath', 'YARN_HTTPS_CA_FILE_PATH'],
]);

/**
 * Yarn does not read .npmrc. Whoever reaches the registry by npm's settings
 * gets them here as Yarn's variables; what they have told Yarn itself stands.
 *
 * @param {object} given
 * @param {string} given.npm
 * @param {string} given.node
 * @param {string} given.yarn
 * @param {string} given.root
 * @param {NodeJS.ProcessEnv} given.env
 * @param {import('./listenForInterruption.mjs').Interruption} given.interruption
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function registrySettings({
  npm,
  node,
  yarn,
  root,
  env,
  interruption,
}) {
  const options = {
    interruption,
    cwd: root,
    env: { ...env, COREPACK_ENABLE_STRICT: '0' },
    capture: /** @type {const} */ ('silent'),
  };
  const [ofNpm, ofYarn] = await Promise.all([
    runChild(
      npm,
      ['config', 'get', ...YARN_BY_NPM.map(([key]) => key)],
      options,
    ),
    runChild(
      node,
      [yarn, 'config', ...YARN_BY_NPM.map(([, key]) => key), '--json'],
      options,
    ),
  ]);
  /** @type {NodeJS.ProcessEnv} */
  const settings = {};
  for (const [npmKey, yarnKey, variable] of YARN_BY_NPM) {
    const value = new RegExp(`^${npmKey}=(.+)$`, 'm').exec(ofNpm.output)?.[1];
    const untouched = new RegExp(
      `"key":"${yarnKey}".*"source":"<default>"`,
    ).test(ofYarn.output);
    if (untouched && value && !/^(null|undefined)?$/.test(value.trim())) {
      settings[variable] = value.trim();
    }
  }
  return settings;
}
