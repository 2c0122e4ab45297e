import { readRecording } from '../../../testing/readRecording';
import { projectAnalysisRun } from '../analysis/projectAnalysisRun';
import { projectRollout } from '../projectRollout';
import { infoTree } from './infoTree';

const recording = readRecording('11');
const states = recording.rolloutStates();

/** The newest state that a predicate finds something in. */
function treeOf(index: number) {
  const state = states.at(index);
  if (!state) throw new Error('no such state');
  return { state, tree: infoTree(state.facts, state) };
}

it('puts what belongs to an experiment below the experiment', () => {
  const { tree } = treeOf(-1);
  const experiment = tree.revisions[0]?.experiments[0];
  expect(
    experiment?.replicaSets.map(
      ({ replicaSet }) => replicaSet.experimentTemplate,
    ),
  ).toEqual(['baseline', 'canary']);
  expect(experiment?.analysisRuns.map(({ run }) => run.name)).toEqual([
    `${experiment?.experiment.name}-compare`,
  ]);
});

it('shows nothing of another rollout with the same name and another uid', () => {
  const { state } = treeOf(-1);
  const other = projectRollout({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { namespace: 'shop', name: 'web', uid: 'another' },
  });
  expect(infoTree(other, state)).toEqual({ revisions: [] });
});

it('knows of nothing that is not watched', () => {
  expect(infoTree(treeOf(-1).state.facts, {})).toEqual({ revisions: [] });
});

it('lists the Jobs of several metrics in the order of the results', () => {
  const { state } = treeOf(-1);
  const result = (name: string) => ({
    name,
    measurements: [
      { phase: 'Running', metadata: { 'job-name': `${name}.1` } },
      {
        phase: 'Running',
        metadata: { 'job-name': `${name}.2`, 'job-namespace': 'elsewhere' },
      },
    ],
  });
  const run = projectAnalysisRun({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisRun',
    metadata: {
      namespace: 'shop',
      name: 'web-1',
      uid: 'u1',
      ownerReferences: [{ uid: state.facts.uid }],
    },
    spec: { metrics: [{ name: 'a' }, { name: 'b' }] },
    status: { metricResults: [result('b'), result('a')] },
  });
  const tree = infoTree(state.facts, { analysisRuns: [run] });
  expect(
    tree.revisions[0]?.analysisRuns[0]?.jobs.map(({ namespace, name }) => [
      namespace,
      name,
    ]),
  ).toEqual([
    ['shop', 'b.1'],
    ['elsewhere', 'b.2'],
    ['shop', 'a.1'],
    ['elsewhere', 'a.2'],
  ]);
});
