import { join } from 'node:path';

import { runCommand } from '@rollouts-portal/control-plane/runCommand.ts';

import { APP, ROOT } from './paths.ts';

/** Builds the portal's frontend, which the backends of all journeys serve, as in production. */
export async function buildApp(signal: AbortSignal): Promise<void> {
  const cli = join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli');
  const { exit, stdout, stderr } = await runCommand(
    process.execPath,
    [cli, 'package', 'build', '--config', join(ROOT, 'app-config.yaml')],
    { cwd: APP, signal, env: { ...process.env, NODE_ENV: 'production' } },
  );
  if (exit !== 0) {
    throw new Error(`the frontend does not build:\n${stdout}\n${stderr}`);
  }
}
