import { readRecording } from '../../../testing/readRecording';
import { isCompleted } from '../analysis/AnalysisPhase';
import { experimentEndsAt } from './experimentEndsAt';
import { projectExperiment } from './projectExperiment';

const states = ['11', '28'].flatMap(scenario =>
  readRecording(scenario).events.flatMap(({ type, object }) =>
    object.kind === 'Experiment' && type !== 'DELETED'
      ? [projectExperiment(object)]
      : [],
  ),
);

it('reads every recorded one whole', () => {
  expect(states.length).toBeGreaterThan(10);
  for (const facts of states) {
    expect(facts).not.toHaveProperty('unreadable');
    expect(facts.templates.map(({ name }) => name)).toEqual([
      'baseline',
      'canary',
    ]);
    expect(facts.analyses).toHaveLength(1);
  }
});

it('knows when it ends from the moment it runs, and not before or after', () => {
  for (const facts of states) {
    const runs = facts.availableAt !== undefined && !isCompleted(facts.phase);
    expect(experimentEndsAt(facts) !== undefined).toBe(
      runs && !facts.terminate,
    );
  }
  const running = states.find(({ availableAt }) => availableAt !== undefined);
  expect(running?.availableAt).toBe('2026-11-21T02:48:37Z');
  expect(running && experimentEndsAt(running)).toBe('2026-11-21T02:48:55.000Z');
});

it('has neither phase nor runs while its status is empty, as after a retry', () => {
  const [first] = states;
  expect(first).not.toHaveProperty('phase');
  expect(first?.analyses).toEqual([
    { name: 'compare', requiredForCompletion: false },
  ]);
});
