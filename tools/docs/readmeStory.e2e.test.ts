import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { areProgramsBuilt } from '../control-plane/areProgramsBuilt.ts';
import { documentedCommands } from './documentedCommands.mjs';
import { freePortal } from './freePortal.mjs';
import { runDocumented } from './runDocumented.mjs';

const DOCUMENTED_FOLDER = '/tmp/rollouts';

it(
  'the two commands of the README show a real rollout in the portal',
  {
    timeout: 400_000,
    skip: areProgramsBuilt()
      ? false
      : 'the programs are not built: run "npm run control-plane -- build"',
  },
  async ({ signal }) => {
    const parent = await mkdtemp(join(tmpdir(), 'readme-'));
    const folder = join(parent, 'rollouts');
    const [scenario, portalOnIt, ...others] = documentedCommands('README.md')
      .filter(command => command.includes(DOCUMENTED_FOLDER))
      .map(command => command.replaceAll(DOCUMENTED_FOLDER, folder));
    assert.ok(scenario !== undefined && portalOnIt !== undefined);
    assert.deepEqual(others, []);
    const portal = await freePortal();
    const stops: (() => Promise<void>)[] = [];
    try {
      const clusters = runDocumented(scenario);
      stops.unshift(clusters.stop);
      // In the words by which the README says that one may go on.
      await clusters.says(/^ready/m, signal);
      const running = runDocumented(portalOnIt, portal.env);
      stops.unshift(running.stop);
      await Promise.all([
        running.says(new RegExp(`Open +${portal.page}\n`), signal),
        running.says(/Cluster \S+ is live/, signal),
      ]);
    } finally {
      for (const stop of stops) await stop();
      assert.equal(existsSync(folder), false, 'the folder is still there');
      await rm(parent, { recursive: true });
    }
  },
);
