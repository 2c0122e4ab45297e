import type { Phase } from '../../model/Phase';
import { recordingFolders } from '../../testing/readRecording';
import { replayWorkload } from '../../testing/replay/replayWorkload';
import { summaryOf } from '../summaryOf';
import { workloadStates } from '../../testing/workloadRecording';

type Said = [label: string, phase: Phase, why: string, waitsFor?: string];

const NOT_OBSERVED = 'why-workload-not-observed';

/** What is to be said at each checkpoint; kubectl's own text is compared by the replay. */
const EXPECTED: Record<string, readonly Said[]> = {
  '01-deployment': [
    ['first version starts', 'Progressing', 'why-pods-start', 'pods'],
    ['first version complete', 'Healthy', 'why-healthy'],
    ['second version not observed', 'Progressing', NOT_OBSERVED, 'controller'],
    ['one pod of the second version', 'Progressing', 'why-rolling', 'pods'],
    ['paused midway', 'Paused', 'why-workload-paused-midway', 'human'],
    ['the last old pod is to end', 'Progressing', 'why-old-pods-end', 'pods'],
    ['second version complete', 'Healthy', 'why-healthy'],
    ['paused at rest', 'Paused', 'why-workload-paused', 'human'],
    [
      'third version held back by the pause',
      'Paused',
      'why-workload-paused-midway',
      'human',
    ],
    ['scaled to no pods', 'Healthy', 'why-healthy-without-pods'],
    ['scaled up, not observed', 'Progressing', NOT_OBSERVED, 'controller'],
    ['created, not observed', 'Progressing', NOT_OBSERVED, 'controller'],
  ],
  '02-deployment-recreate': [
    ['first version complete', 'Healthy', 'why-healthy'],
    ['new pods start', 'Progressing', 'why-pods-start', 'pods'],
    ['second version complete', 'Healthy', 'why-healthy'],
  ],
  '03-deployment-deadline': [
    ['pods that no node takes', 'Progressing', 'why-old-pods-end', 'pods'],
    ['deadline exceeded', 'Degraded', 'why-workload-deadline', 'pods'],
    [
      'paused after the deadline',
      'Paused',
      'why-workload-paused-midway',
      'human',
    ],
    ['third version complete', 'Healthy', 'why-healthy'],
    [
      'scaled to no pods after the deadline',
      'Healthy',
      'why-healthy-without-pods',
    ],
  ],
  '04-deployment-replica-failure': [
    [
      'the quota refuses a pod',
      'Degraded',
      'why-workload-replica-failure',
      'controller',
    ],
    [
      'paused while the quota refuses',
      'Paused',
      'why-workload-paused-midway',
      'human',
    ],
    ['complete after the quota was raised', 'Healthy', 'why-healthy'],
  ],
  '05-stateful-set': [
    ['one pod of three', 'Progressing', 'why-pods-start', 'pods'],
    ['first version complete', 'Healthy', 'why-healthy'],
    ['second version not observed', 'Progressing', NOT_OBSERVED, 'controller'],
    ['updated down to the partition', 'Healthy', 'why-workload-partition'],
    ['two of three pods updated', 'Progressing', 'why-rolling', 'pods'],
    ['second version complete', 'Healthy', 'why-healthy'],
    ['scaled to no pods', 'Healthy', 'why-healthy-without-pods'],
    ['created, not observed', 'Progressing', NOT_OBSERVED, 'controller'],
  ],
  '06-stateful-set-on-delete': [
    ['first version complete', 'Healthy', 'why-healthy'],
    ['no pod was deleted yet', 'Healthy', 'why-workload-on-delete'],
    ['web-0 was deleted and is back', 'Healthy', 'why-workload-on-delete'],
    ['web-1 was deleted and is back', 'Healthy', 'why-healthy'],
  ],
  '07-daemon-set': [
    ['first version starts', 'Progressing', 'why-pods-start', 'pods'],
    ['first version complete', 'Healthy', 'why-healthy'],
    ['second version not observed', 'Progressing', NOT_OBSERVED, 'controller'],
    ['one of three nodes updated', 'Progressing', 'why-rolling', 'pods'],
    ['the last pod starts', 'Progressing', 'why-pods-start', 'pods'],
    ['second version complete', 'Healthy', 'why-healthy'],
    ['no pod was deleted yet', 'Healthy', 'why-workload-on-delete'],
    ['no node fits', 'Healthy', 'why-healthy-without-pods'],
    ['created, not observed', 'Progressing', NOT_OBSERVED, 'controller'],
  ],
};

const FOLDERS = recordingFolders('workloads').map(
  folder => [folder.split(/[\\/]/).at(-1) ?? '', folder] as const,
);

it('has expectations of every recording', () => {
  expect(FOLDERS.map(([name]) => name)).toEqual(Object.keys(EXPECTED));
});

describe.each(FOLDERS)('%s', (name, folder) => {
  const { comparisons, said } = replayWorkload(folder, name);

  it('says what kubectl rollout status said, whole', () => {
    expect(
      comparisons.filter(({ differences }) => differences.length > 0),
    ).toEqual([]);
  });

  it('says at each checkpoint what is expected, and nothing of what is gone', () => {
    const labels = comparisons.map(({ what }) => what.replace(/: \w+$/, ''));
    expect(
      said.flatMap(({ summary }, index) =>
        summary
          ? [
              [
                labels[index],
                summary.phase,
                summary.why.code,
                ...(summary.waitingFor ? [summary.waitingFor.what] : []),
              ],
            ]
          : [],
      ),
    ).toEqual(EXPECTED[name]);
  });

  it('knows every state that was seen', () => {
    const phases = workloadStates(folder).flatMap(({ facts }) =>
      facts ? [summaryOf({ provider: 'workload', facts }).phase] : [],
    );
    expect(phases).not.toContain('Unknown');
  });
});
