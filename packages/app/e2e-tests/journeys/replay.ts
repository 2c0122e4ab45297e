import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { checkRecording } from '@rollouts-portal/control-plane/checkRecording.ts';
import { recordStory } from '@rollouts-portal/control-plane/recordStory.ts';
import { runCommand } from '@rollouts-portal/control-plane/runCommand.ts';

import type { Journey } from '../Journey.ts';
import { RESULTS } from '../paths.ts';

const REPLAY = join(import.meta.dirname, '../../../../tools/replay/main.mjs');

/** A story of a Rollout and one of a native workload; both are over in seconds. */
const STORIES = ['abort', 'deployment-deadline'];

export const journeys: readonly Journey[] = STORIES.map(story => ({
  name: `what is derived from the story “${story}”, recorded a moment ago, is what kubectl said meanwhile`,
  only: {
    world: 'real',
    because: 'only real controllers can be proof of what controllers do',
  },
  async run({ europe, say }) {
    const folder = join(RESULTS, 'recordings', story);
    await rm(folder, { recursive: true, force: true });
    await recordStory(europe, story, folder, {
      namespace: `e2e-recorded-${story}`,
    });
    assert.deepEqual(await checkRecording(folder), []);
    const { exit, stdout, stderr } = await runCommand(process.execPath, [
      REPLAY,
      folder,
    ]);
    assert.equal(exit, 0, stdout + stderr);
    const [, compared] = /^(\d+) passed, 0 failed$/m.exec(stdout) ?? [];
    assert.ok(Number(compared) > 1, stdout);
    say(`  ${stdout.trim().split('\n').at(-1)}`);
  },
}));
