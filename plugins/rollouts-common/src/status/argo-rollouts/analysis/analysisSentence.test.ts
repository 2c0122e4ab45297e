import { recordedRuns } from '../../../testing/recordedRuns';
import { renderSentence } from '../../../text/renderSentence';
import { analysisSentence } from './analysisSentence';

/** What is said at the end of each recorded run, by scenario. */
function lastWords(scenario: string): string[] {
  return recordedRuns()
    .filter(run => run.scenario.startsWith(scenario))
    .flatMap(({ states }) => {
      const last = states.at(-1);
      return last ? [renderSentence(analysisSentence(last.facts))] : [];
    });
}

it.each([
  [
    '04',
    [
      'error-rate 8.25, wanted < 2, 2 failures of at most 1',
      'Ended before its verdict, which counts as a success',
    ],
  ],
  ['05', ['success-ratio 0.991, wanted ≥ 0.97, 12 of 12 passed']],
  ['06', ['success-ratio: inconclusive measurements: 1 of at most 0']],
  [
    '07',
    [
      'success-ratio: errors in a row: 3 of at most 2',
      'Ended before its verdict, which counts as a success',
    ],
  ],
  [
    '09',
    [
      'smoke-ok 0, wanted = 1, 2 failures of at most 1',
      'smoke-ok 1, wanted = 1, 5 of 5 passed',
    ],
  ],
  [
    '23',
    [
      'smoke: 2 of 2 passed',
      'smoke: 1 failure of at most 0',
      'smoke: errors in a row: 5 of at most 4',
    ],
  ],
])('says how the runs of %s ended', (scenario, expected) => {
  expect(lastWords(scenario)).toEqual(expected);
});

it('says something of every state', () => {
  for (const { states } of recordedRuns()) {
    for (const { facts } of states) {
      expect(renderSentence(analysisSentence(facts))).not.toMatch(
        /\?|undefined|NaN/,
      );
    }
  }
});
