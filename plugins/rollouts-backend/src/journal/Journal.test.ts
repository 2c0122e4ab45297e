import {
  projectRollout,
  type RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';
import { pausedCanary } from '../testing/pausedCanary';
import { Journal, type JournalRule } from './Journal';

// One entry for each state that is another than the last.
const stepsSeen: JournalRule = (before, after, at) =>
  before?.status.currentStepIndex === after.status.currentStepIndex
    ? []
    : [
        {
          what: 'step-entered',
          at,
          stepIndex: after.status.currentStepIndex ?? 0,
        },
      ];

function atStep(currentStepIndex: number, uid = 'first'): RolloutFacts {
  return projectRollout(pausedCanary({ uid, status: { currentStepIndex } }));
}

describe('Journal', () => {
  let minute: number;
  let journal: Journal;

  beforeEach(() => {
    minute = 0;
    journal = new Journal(
      stepsSeen,
      () => new Date(Date.UTC(2026, 0, 1, 0, minute)),
      3,
    );
  });

  function see(...states: RolloutFacts[]) {
    let before: RolloutFacts | undefined;
    for (const after of states) {
      journal.observe(before, after);
      before = after;
      minute += 1;
    }
  }

  it('keeps what happened in its order, and since when it watches', () => {
    see(atStep(0), atStep(1));
    expect(journal.of(atStep(1))).toEqual({
      since: '2026-01-01T00:00:00.000Z',
      entries: [
        { what: 'step-entered', at: '2026-01-01T00:00:00.000Z', stepIndex: 0 },
        { what: 'step-entered', at: '2026-01-01T00:01:00.000Z', stepIndex: 1 },
      ],
    });
  });

  it('forgets the oldest entries first', () => {
    see(...[0, 1, 2, 3, 4].map(step => atStep(step)));
    expect(
      journal
        .of(atStep(4))
        .entries.map(entry => 'stepIndex' in entry && entry.stepIndex),
    ).toEqual([2, 3, 4]);
  });

  it('hands out the same value until something happens', () => {
    see(atStep(0));
    const before = journal.of(atStep(0));
    journal.observe(atStep(0), atStep(0));
    expect(journal.of(atStep(0))).toBe(before);
  });

  it('begins anew for a rollout that was recreated under its name', () => {
    see(atStep(3, 'first'));
    see(atStep(0, 'second'));
    expect(journal.of(atStep(0, 'second'))).toMatchObject({
      since: '2026-01-01T00:01:00.000Z',
      entries: [{ stepIndex: 0 }],
    });
  });

  it('keeps nothing of a rollout that was deleted', () => {
    see(atStep(3));
    journal.forget(atStep(3));
    expect(journal.of(atStep(3)).entries).toEqual([]);
  });

  it('takes the first sight after being forgotten for a first sight', () => {
    const seen: (RolloutFacts | undefined)[] = [];
    const recording = new Journal(
      before => {
        seen.push(before);
        return [];
      },
      () => new Date(0),
    );
    recording.observe(atStep(1), atStep(2));
    expect(seen).toEqual([undefined]);
  });

  it('takes a note once, bounded like the rest, and none of what it does not watch', () => {
    const note = {
      what: 'acted',
      at: '2026-01-01T00:00:00.000Z',
      verb: 'promote',
      by: 'user:default/owner',
    } as const;
    see(atStep(0));
    journal.note(atStep(0), note);
    journal.note(atStep(0), note);
    expect(
      journal.of(atStep(0)).entries.filter(({ what }) => what === 'acted'),
    ).toHaveLength(1);
    journal.note(atStep(0, 'unknown'), note);
    expect(journal.of(atStep(0, 'unknown')).entries).toEqual([]);
  });
});
