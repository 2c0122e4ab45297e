// An npm that knows `pack` and `config get`, and fails or hangs on request.
const { appendFileSync, copyFileSync, writeFileSync } = require('node:fs');
const { spawn } = require('node:child_process');
const { join } = require('node:path');

const args = process.argv.slice(2);
const { CALL_LOG, CLONE, FAKE_NPM_FAILS, FAKE_NPM_HANGS, FAKE_NPM_REGISTRY } =
  process.env;
appendFileSync(String(CALL_LOG), `npm ${args.slice(0, 2).join(' ')}\n`);

if (args[0] === 'config') {
  console.log(`registry=${FAKE_NPM_REGISTRY ?? 'https://registry.example/'}`);
  console.log('proxy=null\nhttps-proxy=null\ncafile=undefined');
} else if (FAKE_NPM_FAILS) {
  console.error(FAKE_NPM_FAILS);
  process.exitCode = 1;
} else {
  const into = args[args.indexOf('--pack-destination') + 1] ?? '';
  const which = args[1]?.startsWith('node-') ? 'node' : 'yarn';
  const archive = join(into, `${which}.tgz`);
  if (FAKE_NPM_HANGS) {
    writeFileSync(archive, 'half of it');
    const grandchild = spawn('sleep', ['600'], { stdio: 'ignore' });
    // Whoever waits for this file may count on both processes being there.
    writeFileSync(FAKE_NPM_HANGS, `${process.pid} ${grandchild.pid}\n`);
    setInterval(() => {}, 1_000);
  } else {
    copyFileSync(join(String(CLONE), 'registry', `${which}.tgz`), archive);
  }
}
