import { deriveDetail } from '../../status/argo-rollouts/deriveDetail';
import { deriveSummary } from '../../status/argo-rollouts/deriveSummary';
import { compareCheckpoint } from '../compareCheckpoint';
import { readRecordingFolder } from '../readRecording';
import { agreement } from './agreement';
import type { Replayed } from './Replayed';

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
