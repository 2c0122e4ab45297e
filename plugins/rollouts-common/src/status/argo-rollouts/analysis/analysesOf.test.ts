import { readRecording } from '../../../testing/readRecording';
import { analysesOf } from './analysesOf';

function analysesAtTheEndOf(scenario: string) {
  const last = readRecording(scenario).everyState().at(-1);
  if (!last) throw new Error(`${scenario} has no rollout`);
  return analysesOf(last.facts, last) ?? [];
}

describe('the analyses of a rollout', () => {
  it('are of the revision of their experiment, which the controller does not write on them', () => {
    expect(analysesAtTheEndOf('11-experiment-step')).toEqual([
      expect.objectContaining({
        role: 'experiment',
        experiment: 'web-5f6c74b595-2-0',
        revision: 2,
      }),
    ]);
  });

  it('are those of its steps beside those of its experiments', () => {
    expect(
      analysesAtTheEndOf('28-terminate-analysis-and-experiment').map(
        ({ name, role, revision }) => [name, role, revision],
      ),
    ).toEqual(
      expect.arrayContaining([
        ['web-5f6c74b595-2', 'background', 2],
        ['web-5f6c74b595-2-1', 'step', 2],
        ['web-5f6c74b595-2-2-success-ratio', 'experiment', 2],
        ['web-5f6c74b595-2-4', 'step', 2],
      ]),
    );
  });
});
