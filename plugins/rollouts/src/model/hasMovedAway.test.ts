import { sentence } from '@rollouts-portal/plugin-rollouts-common';

import {
  abortedCanary,
  actions,
  pausedCanary,
  previewOf,
  progressingCanary,
  timedPause,
} from '../testing/rolloutFixtures';
import { hasMovedAway } from './hasMovedAway';

const seen = pausedCanary();
const promote = previewOf(seen, 'promote').precondition;
const abort = previewOf(seen, 'abort').precondition;

describe('hasMovedAway', () => {
  it('is false while nothing has changed', () => {
    expect(hasMovedAway(promote, pausedCanary())).toBe(false);
  });

  it.each([
    ['the next step', progressingCanary()],
    ['an abort', abortedCanary()],
    ['a recreated rollout', pausedCanary({ uid: 'another' })],
    [
      'a newer revision',
      pausedCanary({
        revisions: seen.revisions.map(revision =>
          revision.revision === 42
            ? { ...revision, revision: 43, podHash: 'another' }
            : revision,
        ),
      }),
    ],
  ])('makes a promote see %s', (_, live) => {
    expect(hasMovedAway(promote, live)).toBe(true);
  });

  it('lets an abort be while steps advance, not when it came to another version', () => {
    expect(hasMovedAway(abort, progressingCanary())).toBe(false);
    expect(
      hasMovedAway({ ...abort, podHash: 'another' }, progressingCanary()),
    ).toBe(true);
  });

  it('lets a promote end a pause that its controller should have ended', () => {
    const late = timedPause({ waitingFor: { what: 'controller' } });
    const past = timedPause({ waitingFor: { what: 'controller' }, due: [] });
    const atPause = {
      ...promote,
      stepIndex: late.step?.index,
      pauseStartedAt: '2026-11-21T09:00:00Z',
    };
    expect(hasMovedAway(atPause, late)).toBe(false);
    expect(hasMovedAway(atPause, past)).toBe(true);
  });

  it('makes a pause and a resume see that somebody did it before', () => {
    const byHand = pausedCanary({
      actions: actions({
        pause: { possible: false, because: sentence('because-paused') },
        resume: { possible: true, because: undefined },
      }),
    });
    const pause = previewOf(seen, 'pause').precondition;
    expect(hasMovedAway(pause, seen)).toBe(false);
    expect(hasMovedAway(pause, byHand)).toBe(true);
    const resume = previewOf(byHand, 'resume').precondition;
    expect(hasMovedAway(resume, byHand)).toBe(false);
    expect(hasMovedAway(resume, seen)).toBe(true);
  });

  it('does not judge a version that the page does not know', () => {
    expect(
      hasMovedAway(
        { ...abort, podHash: 'another' },
        pausedCanary({ revisions: [], revisionsKnown: false }),
      ),
    ).toBe(false);
  });
});
