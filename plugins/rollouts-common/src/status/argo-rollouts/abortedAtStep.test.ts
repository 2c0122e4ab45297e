import { projectAnalysisRun } from './analysis/projectAnalysisRun';
import { abortedAtStep } from './abortedAtStep';
import { projectRollout } from './projectRollout';

const facts = projectRollout({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: {
    namespace: 'shop',
    name: 'web',
    uid: 'u1',
    annotations: { 'rollout.argoproj.io/revision': '2' },
  },
  spec: { strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } } },
  status: { abort: true, currentPodHash: 'new', currentStepIndex: 0 },
});

function run(
  phase: string,
  revision = '2',
  createdAt = '2026-01-05T09:00:00Z',
) {
  return projectAnalysisRun({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisRun',
    metadata: {
      namespace: 'shop',
      name: `web-${phase}-${createdAt}`,
      uid: `${phase}${createdAt}`,
      creationTimestamp: createdAt,
      labels: { 'rollout-type': 'Step', 'step-index': '1' },
      annotations: { 'rollout.argoproj.io/revision': revision },
      ownerReferences: [{ kind: 'Rollout', name: 'web', uid: 'u1' }],
    },
    status: { phase },
  });
}

it('is told by the journal', () => {
  const journal = {
    since: '2026-01-05T09:00:00Z',
    entries: [
      {
        what: 'aborted' as const,
        at: '2026-01-05T09:01:00Z',
        podHash: 'new',
        stepIndex: 0,
        message: '',
      },
    ],
  };
  expect(abortedAtStep(facts, { journal, analysisRuns: [run('Failed')] })).toBe(
    0,
  );
});

it('is told by the run that failed, where nobody watched', () => {
  expect(abortedAtStep(facts, { analysisRuns: [run('Failed')] })).toBe(1);
});

it('is not told by the run of another version, nor by one that a person cut off', () => {
  expect(abortedAtStep(facts, {})).toBeUndefined();
  expect(
    abortedAtStep(facts, { analysisRuns: [run('Failed', '1')] }),
  ).toBeUndefined();
  expect(
    abortedAtStep(facts, {
      analysisRuns: [
        run('Failed'),
        run('Successful', '2', '2026-01-05T09:05:00Z'),
      ],
    }),
  ).toBeUndefined();
});
