// An embedded fleet that is ready at once, ends with its stdin, and fails on request.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { PIDS = '', FAKE_FLEET_ENDS } = process.env;
const folder = process.argv[process.argv.indexOf('--dir') + 1] ?? '';
const config = join(folder, 'app-config.yaml');
writeFileSync(join(PIDS, 'fleet'), `${process.pid}\n`);
writeFileSync(config, 'rollouts: {}\n');
process.stdin.resume().once('end', () => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => process.exit(0));
}
if (FAKE_FLEET_ENDS === 'at once') {
  console.error('no port is free');
  process.exitCode = 3;
  process.stdin.destroy();
} else {
  console.log('three clusters are on their way');
  console.log(
    JSON.stringify({ ready: true, config, clusters: ['europe', 'asia'] }),
  );
}
process.on('SIGUSR2', () => process.exit(4));
