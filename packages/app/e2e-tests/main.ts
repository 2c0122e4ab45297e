import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import type { Cluster } from '@rollouts-portal/control-plane/Cluster.ts';
import { startControlPlane } from '@rollouts-portal/control-plane/startControlPlane.ts';
import { UserFacingError } from '@rollouts-portal/control-plane/UserFacingError.ts';
import { chromium } from 'playwright-core';

import { buildApp } from './buildApp.ts';
import { keepChecklistDocument } from './checklist/keepChecklistDocument.ts';
import { clusterConfig } from './clusterConfig.ts';
import { findChromium } from './findChromium.ts';
import { COMPONENTS, JOURNEYS } from './journeys/all.ts';
import { DOC_IMAGES, RESULTS } from './paths.ts';
import { Portal } from './Portal.ts';
import { runJourneys } from './runJourneys.ts';
import { World } from './World.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const { values: options } = parseArgs({
  options: {
    /** Renews the pictures of the documentation. */
    screenshots: { type: 'boolean', default: false },
    /** Runs only the journeys whose name this regular expression matches. */
    only: { type: 'string', default: '' },
    /** Takes the frontend as it was built last. */
    'no-build': { type: 'boolean', default: false },
  },
});

const journeys = JOURNEYS.filter(({ name }) =>
  new RegExp(options.only, 'i').test(name),
);

const interrupted = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => interrupted.abort(new Error(`ended by ${name}`)));
}

/** Ended in reverse order, whatever happens. */
const toEnd: (() => Promise<void>)[] = [];
let failed = journeys.length;

try {
  await mkdir(RESULTS, { recursive: true });
  await mkdir(DOC_IMAGES, { recursive: true });
  await keepChecklistDocument({ isRenewed: options.screenshots });
  const executablePath = findChromium();

  // The control plane may have programs to build, which leaves no core for the bundler.
  say('# starting the control plane');
  const controlPlane = await startControlPlane({
    clusters: ['europe', 'asia'],
    signal: interrupted.signal,
    onProgress: line => say(`# ${line}`),
  });
  toEnd.push(() => controlPlane.stop());
  const [europe, asia] = controlPlane.clusters;
  if (!europe || !asia) throw new Error('a cluster is missing');

  if (!options['no-build']) {
    say('# building the frontend');
    await buildApp(interrupted.signal);
  }
  say('# starting the portal');
  const portal = await Portal.start({
    rollouts: rolloutsConfig([europe, asia]),
    components: COMPONENTS,
  });
  toEnd.push(() => portal.stop());
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  toEnd.push(() => browser.close());

  const world = new World({
    europe,
    asia,
    portal,
    browser,
    renewsDocImages: options.screenshots,
    say,
  });
  failed = await runJourneys(journeys, world, interrupted.signal);
  const { passed, unseen } = world.checklist;
  say(`${passed} lines of the visual checklist hold on their screenshots`);
  if (journeys.length === JOURNEYS.length && unseen.length > 0) {
    failed += 1;
    say(
      `not ok  lines that no screenshot was taken for:\n${unseen.join('\n')}`,
    );
  }
} catch (error) {
  say(
    error instanceof UserFacingError
      ? error.message
      : String(error instanceof Error ? error.stack : error),
  );
} finally {
  for (const end of toEnd.reverse())
    await end().catch(error => say(String(error)));
}

say(
  `${journeys.length - failed} passed, ${failed} failed, ${
    JOURNEYS.length - journeys.length
  } skipped`,
);
process.exitCode = failed === 0 ? 0 : 1;

function rolloutsConfig([europe, asia]: [Cluster, Cluster]) {
  return {
    clusters: [
      { ...clusterConfig(europe), environment: 'production' },
      { ...clusterConfig(asia), environment: 'staging' },
    ],
    // The operator's word; other journeys use annotations.
    ownership: [
      { namespacePattern: 'e2e-mapped*', owner: 'group:default/team-payments' },
    ],
  };
}
