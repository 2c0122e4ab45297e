// A Yarn that knows `install`, `config` and `run`; it notes what it is asked.
const {
  appendFileSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} = require('node:fs');
const { spawnSync } = require('node:child_process');
const { constants } = require('node:os');

const args = process.argv.slice(2);
const {
  CALL_LOG,
  FAKE_YARN_FAILS,
  FAKE_YARN_SLOW_MS,
  YARN_NPM_REGISTRY_SERVER,
} = process.env;
if (args[0] !== 'config') {
  appendFileSync(String(CALL_LOG), `yarn ${args.join(' ')}\n`);
}

if (args[0] === 'config') {
  console.log(
    '{"key":"npmRegistryServer","effective":"x","source":"<default>"}',
  );
} else if (args[0] === 'install') {
  if (FAKE_YARN_FAILS) {
    console.log(FAKE_YARN_FAILS);
    process.exit(1);
  }
  console.log(`installing from ${YARN_NPM_REGISTRY_SERVER}`);
  Atomics.wait(
    new Int32Array(new SharedArrayBuffer(4)),
    0,
    0,
    Number(FAKE_YARN_SLOW_MS ?? 0),
  );
  mkdirSync('node_modules', { recursive: true });
  writeFileSync('node_modules/.yarn-state.yml', '');
} else if (args[0] === 'run') {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { status, signal } = spawnSync(
    'sh',
    ['-c', [scripts[args[1] ?? ''], ...args.slice(2)].join(' ')],
    { stdio: 'inherit' },
  );
  process.exit(signal ? 128 + constants.signals[signal] : status ?? 1);
}
