import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { requireGo } from '@rollouts-portal/control-plane/requireGo.ts';
import { UserFacingError } from '@rollouts-portal/control-plane/UserFacingError.ts';

import { GoTestReport } from './GoTestReport.ts';

const MODULE = fileURLToPath(
  new URL('../../argo-cd/conformance', import.meta.url),
);

try {
  await requireGo(MODULE, process.env, {
    what: 'The conformance of the health checks',
    version: [1, 26, 3],
  });
  process.stdout.write(
    'building with Argo CD’s own interpreter; the first time this takes minutes\n',
  );
  // -count=1: the manifests are no Go files, so Go would not notice that they changed.
  // -timeout=0: its ten minutes pass on a busy machine while nothing is wrong.
  const go = spawn('go', ['test', '-count=1', '-timeout=0', '-json', './...'], {
    cwd: MODULE,
    // A go.work of a surrounding folder would change what is built.
    env: { ...process.env, GOWORK: 'off', GOFLAGS: '-mod=readonly' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(go, 'close');
  const report = new GoTestReport();
  for await (const line of createInterface({ input: go.stdout })) {
    process.stdout.write(report.add(line));
  }
  const [exitCode] = await ended;
  const { passed, failed, skipped } = report.count(exitCode === 0);
  process.stdout.write(
    `${passed} passed, ${failed} failed, ${skipped} skipped\n`,
  );
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof UserFacingError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
