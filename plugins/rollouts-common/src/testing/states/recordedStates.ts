import { projectWorkload } from '../../status/workloads/projectWorkload';
import { flaggerStates } from '../flaggerRecording';
import { readRecording, recordingFolders, SCENARIOS } from '../readRecording';
import { recordedObjects } from '../recordedObjects';
import { workloadStates } from '../workloadRecording';
import type { ExampleState } from './ExampleState';

/** Every state that was recorded, of all controllers. */
export function* recordedStates(): Generator<ExampleState> {
  for (const scenario of SCENARIOS) {
    for (const { facts, ...known } of readRecording(scenario).rolloutStates()) {
      yield {
        state: { provider: 'argo-rollouts', facts, known },
        source: { how: 'recorded', where: scenario },
      };
    }
  }
  for (const controller of ['flagger', 'flagger-1.44']) {
    for (const folder of recordingFolders(controller)) {
      const where = folder.split(/[\\/]/).slice(-2).join('/');
      for (const { facts, known } of flaggerStates(folder)) {
        yield {
          state: { provider: 'flagger', facts, known },
          source: { how: 'recorded', where },
        };
      }
    }
  }
  for (const folder of recordingFolders('workloads')) {
    const where = folder.split(/[\\/]/).slice(-2).join('/');
    for (const { facts } of workloadStates(folder)) {
      if (!facts) continue;
      yield {
        state: { provider: 'workload', facts },
        source: { how: 'recorded', where },
      };
    }
  }
  for (const controller of ['flagger', 'argo-rollouts']) {
    for (const object of recordedObjects(controller, 'Deployment')) {
      yield {
        state: { provider: 'workload', facts: projectWorkload(object) },
        source: { how: 'recorded', where: `Deployments of ${controller}` },
      };
    }
  }
}
