import { compareCheckpoint } from '../../testing/compareCheckpoint';
import { readRecording, SCENARIOS } from '../../testing/readRecording';
import { calculatePhase } from './calculatePhase';

it('has all recorded scenarios to compare with', () => {
  expect(SCENARIOS).toHaveLength(45);
});

describe.each(SCENARIOS)('%s', scenario => {
  const recording = readRecording(scenario);

  it('reads as kubectl argo rollouts prints it, at every checkpoint', () => {
    const wrong = recording.checkpoints.flatMap(checkpoint => {
      const { mismatches } = compareCheckpoint(recording, checkpoint);
      return mismatches.length > 0
        ? [
            {
              checkpoint: `${checkpoint.label} (${checkpoint.t} ms)`,
              mismatches,
            },
          ]
        : [];
    });
    expect(wrong).toEqual([]);
    expect(recording.checkpoints.length).toBeGreaterThan(1);
  });

  it('has the phases that the controller computed, whenever it wrote one', () => {
    const wrong = recording
      .rolloutStates()
      .filter(({ facts, before }) => {
        // A request leaves the phase of before beside its own change; only what the controller wrote is compared.
        const written =
          facts.status.phase !== undefined &&
          facts.status.phase !== before?.status.phase;
        return written;
      })
      .map(({ t, facts }) => ({
        t,
        ours: calculatePhase(facts),
        controllers: {
          phase: facts.status.phase,
          message: facts.status.message,
        },
      }))
      .filter(
        ({ ours, controllers }) =>
          ours.phase !== controllers.phase ||
          ours.message !== controllers.message,
      );
    expect(wrong).toEqual([]);
  });
});
