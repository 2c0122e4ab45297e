// Loaded before the toolchain by tests: makes its Node look like another one,
// and notes every process that it starts.
const childProcess = require('node:child_process');
const { appendFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { PRETEND_VERSION, PRETEND_ARCH, SPAWN_LOG } = process.env;

/** @type {(key: string, value: unknown) => void} */
const pretend = (key, value) =>
  void Object.defineProperty(process, key, { value, configurable: true });

if (PRETEND_VERSION) {
  pretend('version', `v${PRETEND_VERSION}`);
  pretend('versions', { ...process.versions, node: PRETEND_VERSION });
}
if (PRETEND_ARCH) pretend('arch', PRETEND_ARCH);

if (SPAWN_LOG) {
  /** @type {Record<string, any>} */
  const patched = childProcess;
  for (const name of ['spawn', 'spawnSync', 'execFile', 'execFileSync']) {
    const original = patched[name];
    patched[name] = (/** @type {any[]} */ ...args) => {
      appendFileSync(SPAWN_LOG, `${args[0]} ${args[1]?.join(' ')}\n`);
      return original(...args);
    };
  }
  syncBuiltinESMExports();
}
