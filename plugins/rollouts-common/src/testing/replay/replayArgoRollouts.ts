import { deriveDetail } from '../../status/argo-rollouts/deriveDetail';
import { deriveSummary } from '../../status/argo-rollouts/deriveSummary';
import { compareCheckpoint } from '../compareCheckpoint';
import { readRecordingFolder } from '../readRecording';
import type { Checkpoint, Recording } from '../Recording';
import { routedShare } from '../routedShare';
import { agreement } from './agreement';
import type { Comparison, Replayed } from './Replayed';

/** Replays a recording of Argo Rollouts and compares with its checkpoints. */
export function replayArgoRollouts(folder: string, scenario: string): Replayed {
  const recording = readRecordingFolder(folder);
  const checkpoints = recording.checkpoints.map(checkpoint => ({
    checkpoint,
    ...compareCheckpoint(recording, checkpoint),
  }));
  const states = recording.everyState().map(({ t, facts, ...known }) => ({
    t,
    summary: deriveSummary(facts, known),
    detail: deriveDetail(facts, known),
  }));
  return {
    scenario,
    comparisons: [
      ...checkpoints.map(({ checkpoint, mismatches }) => ({
        t: checkpoint.t,
        what: checkpoint.label ?? 'checkpoint',
        isPartial: !checkpoint.exact,
        differences: mismatches.map(
          ({ field, ours, upstream }) =>
            `${field}: ours ${JSON.stringify(
              ours,
            )}, upstream's ${JSON.stringify(upstream)}`,
        ),
      })),
      ...checkpoints.flatMap(({ checkpoint }) => weight(recording, checkpoint)),
      agreement(states),
    ],
    said: checkpoints.map(({ checkpoint, answer }) => ({
      scenario,
      t: checkpoint.t,
      resourceVersion: answer.resourceVersion,
      text: answer.text,
      summary: answer.summary,
    })),
  };
}

/** Our weight beside what the router's object says, where there is one and nothing moved. */
function weight(recording: Recording, checkpoint: Checkpoint): Comparison[] {
  const state = recording.stateAsOf(checkpoint.asOf);
  const facts = state.rollouts.get(recording.rollout);
  const hash = facts?.status.currentPodHash;
  if (!facts || hash === undefined || !checkpoint.exact) return [];
  const share = routedShare(recording.objectsAsOf(checkpoint.asOf), hash);
  if (share === undefined) return [];
  const { actual } = deriveSummary(facts, state).weights;
  return [
    {
      t: checkpoint.t,
      what: `weight, ${checkpoint.label}`,
      differences:
        actual.value === share
          ? []
          : [`ours ${actual.value}, the router's ${share}`],
    },
  ];
}
