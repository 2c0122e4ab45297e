import { parseArgs } from 'node:util';

import { startControlPlane } from '@rollouts-portal/control-plane/startControlPlane.ts';
import { UserFacingError } from '@rollouts-portal/control-plane/UserFacingError.ts';
import { chromium } from 'playwright-core';

import { findChromium } from '../../packages/app/e2e-tests/findChromium.ts';
import { CheckRun } from './CheckRun.ts';
import {
  WITH_KUBERNETES_PLUGIN,
  WITHOUT_CLUSTERS,
  type Check,
} from './checks.ts';
import { ForeignApp } from './ForeignApp.ts';
import { packedFiles } from './packedPackage.ts';
import { packPlugins } from './packPlugins.ts';
import { pausedRollout } from './pausedRollout.ts';
import { README_SECTIONS } from './readmeSections.ts';
import { RunningApp } from './RunningApp.ts';
import { catalogSurroundings, kubernetesSurroundings } from './surroundings.ts';
import { tarballProblems } from './tarballProblems.ts';

const { values: options } = parseArgs({
  options: {
    /** The old frontend system instead of the new one. */
    legacy: { type: 'boolean', default: false },
  },
});
const system = options.legacy ? 'old' : 'new';

const began = Date.now();
const say = (line: string) => process.stdout.write(`${line}\n`);
const tellStep = (line: string) =>
  say(`# ${line} (after ${Math.round((Date.now() - began) / 1000)} s)`);

const interrupted = new AbortController();
const { signal } = interrupted;
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => interrupted.abort(new Error(`ended by ${name}`)));
}

const checkRun = new CheckRun(say);
/** Ended in reverse order, whatever happens. */
const toEnd: (() => Promise<void>)[] = [];

try {
  const executablePath = findChromium();

  tellStep('packing the plugins');
  const packed = await packPlugins(signal);
  for (const { name, tarball, manifest } of packed) {
    checkRun.tell(
      `${name} holds what it must and nothing else`,
      tarballProblems(manifest, await packedFiles(tarball)),
    );
  }

  tellStep(`creating an app of the ${system} frontend system`);
  const app = await ForeignApp.create(system, signal);
  for (const section of README_SECTIONS[system]) {
    await app.follow(section, packed);
  }
  tellStep('installing its packages');
  await app.install(packed);

  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  toEnd.push(() => browser.close());

  const check = async (
    checks: readonly Check[],
    surroundings: object,
    rollout?: Awaited<ReturnType<typeof pausedRollout>>,
  ) => {
    const running = await RunningApp.start(app, surroundings, signal);
    try {
      await checkRun.run(checks, browser, {
        url: running.url,
        log: () => running.log,
        ...(rollout && { rollout }),
      });
    } finally {
      await running.stop();
    }
  };

  const catalog = await catalogSurroundings(app);
  tellStep('starting it without a cluster');
  await check(WITHOUT_CLUSTERS, catalog);

  tellStep('starting a control plane');
  const controlPlane = await startControlPlane({ clusters: 1, signal });
  toEnd.push(() => controlPlane.stop());
  const [cluster] = controlPlane.clusters;
  if (!cluster) throw new Error('the control plane has no cluster');
  const rollout = await pausedRollout(cluster);
  const kubernetes = await kubernetesSurroundings(cluster);

  tellStep('starting it with the Kubernetes plugin');
  await check(WITH_KUBERNETES_PLUGIN, { ...catalog, ...kubernetes }, rollout);
} catch (error) {
  checkRun.tell('the script runs to its end', [
    error instanceof UserFacingError
      ? error.message
      : String(error instanceof Error ? error.stack : error),
  ]);
} finally {
  for (const end of toEnd.reverse())
    await end().catch(error => say(String(error)));
}

tellStep('done');
// A check that cannot run has failed: nothing here is ever skipped.
say(`${checkRun.passed} passed, ${checkRun.failed} failed, 0 skipped`);
process.exitCode = checkRun.failed === 0 ? 0 : 1;
