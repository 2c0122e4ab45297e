import type { JournalEntry } from '../../model/JournalEntry';
import { renderSentence } from '../../text/renderSentence';
import { happenings } from './happenings';
import { MANUALLY_PAUSED } from './journalEntries';

const at = '2026-11-21T03:00:00Z';
const by = 'user:default/ada';

function told(...entries: JournalEntry[]): string[] {
  return happenings({ since: at, entries }).map(({ text }) =>
    renderSentence(text),
  );
}

it('tells a pause and the person who asked for it in one line', () => {
  expect(
    told(
      { what: 'pause-began', at, reason: MANUALLY_PAUSED },
      { what: 'acted', at, verb: 'pause', by },
    ),
  ).toEqual(['Paused by ada']);
});

it('does not put a person’s name on a pause of the steps', () => {
  expect(
    told(
      { what: 'pause-began', at, reason: 'CanaryPauseStep', stepIndex: 1 },
      { what: 'acted', at, verb: 'promote', by },
    ),
  ).toEqual(['Promoted by ada', 'Paused at step 2']);
});

it.each([
  ['resume', 'Resumed by ada'],
  ['restart', 'Restart asked for by ada'],
  ['undo', 'Sent back to an older revision by ada'],
] as const)('tells who asked for %s', (verb, text) => {
  expect(told({ what: 'acted', at, verb, by })).toEqual([text]);
});
