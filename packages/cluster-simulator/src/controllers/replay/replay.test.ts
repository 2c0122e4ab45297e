import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analysisRunController } from '../analysis-runs/analysisRunController';
import type { Controller } from '../engine/Stage';
import { experimentController } from '../experiments/experimentController';
import { canaryControllerOf } from '../flagger/canaryController';
import { flagger136, flagger144 } from '../flagger/FlaggerVersion';
import { jobController } from '../jobs/jobController';
import { workloadControllers } from '../workloads/workloadControllers';
import type { Recording } from './Recording';
import { replay } from './replay';

const CONTROLLERS: Readonly<Record<string, readonly Controller[]>> = {
  'Argo Rollouts 1.10.1': [
    analysisRunController,
    experimentController,
    jobController,
    ...workloadControllers,
  ],
  'Flagger 1.36.1': [canaryControllerOf(flagger136), ...workloadControllers],
  'Flagger 1.44.0': [canaryControllerOf(flagger144), ...workloadControllers],
};

const folder = join(__dirname, 'testdata');
const recordings: Recording[] = readdirSync(folder)
  .sort()
  .map(file => JSON.parse(readFileSync(join(folder, file), 'utf8')));

describe.each(recordings)('$controller: $scenario', recording => {
  it('goes as it was recorded', async () => {
    const controllers = CONTROLLERS[recording.controller];
    if (!controllers) throw new Error(`who is ${recording.controller}?`);
    const { states, told } = await replay(recording, controllers);
    expect(states).toEqual(recording.states);
    if (!recording.told) return;
    const [first] = recording.told;
    const from = told.findIndex(
      ([type, message]) => type === first?.[0] && message === first[1],
    );
    expect(told.slice(from)).toEqual(recording.told);
  });
});
