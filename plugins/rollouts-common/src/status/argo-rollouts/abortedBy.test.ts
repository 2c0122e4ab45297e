import type { JournalEntry } from '../../model/JournalEntry';
import { recordedState } from '../../testing/recordedState';
import { renderSentence } from '../../text/renderSentence';
import { deriveDetail } from './deriveDetail';

/** Recording 12 right after a person's abort, and what the portal noted of it. */
function abortedWith(...noted: JournalEntry[]) {
  const { facts, journal, ...known } = recordedState('12', '4785');
  const { why, happened } = deriveDetail(facts, {
    ...known,
    journal: { ...journal, entries: [...journal.entries, ...noted] },
  });
  return {
    why: renderSentence(why),
    happened: happened.map(({ text }) => renderSentence(text)),
  };
}

function acted(
  verb: 'abort' | 'promote',
  by: string,
  podHash = recordedState('12', '4785').facts.status.currentPodHash,
): JournalEntry {
  return { what: 'acted', at: '2026-11-21T03:00:00Z', verb, by, podHash };
}

describe('who aborted', () => {
  it('is named when the portal knows, once, with the step', () => {
    const { why, happened } = abortedWith(
      acted('abort', 'user:default/payments-owner'),
    );
    expect(why).toMatch(/^payments-owner aborted the update\./);
    expect(happened.slice(0, 2)).toEqual([
      'Aborted by payments-owner at step 4',
      'Paused at step 4',
    ]);
  });

  it('is nobody in particular when it was done elsewhere', () => {
    const { why, happened } = abortedWith();
    expect(why).toMatch(/^The update was aborted by hand\./);
    expect(happened[0]).toBe('Aborted by hand at step 4');
  });

  it('is not the one who did something else, or aborted another version', () => {
    expect(abortedWith(acted('promote', 'user:default/x')).why).toMatch(
      /by hand/,
    );
    expect(
      abortedWith(acted('abort', 'user:default/x', 'another')).why,
    ).toMatch(/by hand/);
  });

  it('keeps the namespace of people who are not in the default one', () => {
    expect(abortedWith(acted('promote', 'user:guests/x')).happened[0]).toBe(
      'Promoted by user:guests/x',
    );
  });
});
