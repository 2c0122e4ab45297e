// A Backstage that answers at both addresses, the backend late, and notes how it was started.
const { spawn } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');

const {
  PIDS = '',
  APP_CONFIG_app_baseUrl,
  APP_CONFIG_backend_baseUrl,
} = process.env;
const { BROWSER = '' } = process.env;
console.log(`started with ${process.argv.slice(2).join(' ')}`);
console.log(`browser ${BROWSER}`);
console.log('GET / {"type":"incomingRequest"}');

// As the real one: the backend is a process of its own.
const child = spawn('sleep', ['600'], { stdio: 'ignore' });
writeFileSync(join(PIDS, 'portal'), `${process.pid} ${child.pid}\n`);

/**
 * @param {string | undefined} address
 * @param {(path: string) => number} status
 */
const serve = (address, status) =>
  createServer((request, response) => {
    response.statusCode = status(String(request.url));
    response.end();
  }).listen(Number(new URL(String(address)).port), 'localhost');

let asked = 0;
serve(APP_CONFIG_app_baseUrl, () => 200);
serve(APP_CONFIG_backend_baseUrl, path => {
  if (!path.endsWith('/readiness')) return 404;
  asked += 1;
  if (asked === 2) console.log('backend is ready');
  return asked < 2 ? 503 : 200;
});
process.on('SIGUSR2', () => process.exit(5));
