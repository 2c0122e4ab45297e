import { join } from 'node:path';
import { readRecording, type Seen } from './Recording';
import { replayRecording } from './replayRecording';
import { storyOf, type Story } from './storyOf';

const RECORDINGS = join(__dirname, '..', '..', '..', 'testdata', 'rollouts');

type Claim = {
  scenario: string;
  /** Between a change and the controller's answer; some recorded actions fall into it. */
  answer?: number;
  /** From where on nothing is claimed, and why. */
  until?: number;
  why?: string;
};

/** Which recordings of the real controller ours repeats, state by state. */
const claims: Claim[] = [
  { scenario: '01-canary-manual-pause-promote' },
  { scenario: '02-canary-abort-then-retry' },
  { scenario: '03-canary-abort-then-new-version' },
  { scenario: '04-background-analysis-fails' },
  { scenario: '05-step-analysis-succeeds-with-chartable-values' },
  { scenario: '06-step-analysis-inconclusive-then-promote' },
  { scenario: '07-step-analysis-error-consecutive' },
  { scenario: '08-blue-green-manual-promotion' },
  { scenario: '09-blue-green-pre-promotion-analysis-fails' },
  { scenario: '10-blue-green-auto-promotion-seconds' },
  { scenario: '11-experiment-step' },
  { scenario: '12-nginx-traffic-routing' },
  { scenario: '13-set-canary-scale' },
  { scenario: '14-progress-deadline-exceeded' },
  { scenario: '15-invalid-spec' },
  { scenario: '16-undo-to-previous' },
  { scenario: '17-workload-ref' },
  {
    scenario: '18-restart',
    until: 36_000,
    why: 'the recording ends while a Pod becomes available',
  },
  { scenario: '19-user-pause-spec-paused-and-resume' },
  {
    scenario: '20-no-steps-canary',
    until: 21_900,
    why: 'an undo hits the second in which Pods become available',
  },
  { scenario: '21-scale-during-rollout' },
  { scenario: '22-deleted-mid-rollout' },
  {
    scenario: '24-hazard-double-promote',
    until: 33_200,
    why: 'three promotions within 150 ms meet other states',
  },
  { scenario: '25-hazard-promote-full-right-after-undo', answer: 18.5 },
  { scenario: '26-hazard-promote-on-aborted' },
  { scenario: '28-terminate-analysis-and-experiment' },
  { scenario: '29-max-traffic-weight' },
  { scenario: '30-abort-while-analysis-runs-then-retry' },
];

describe.each(claims)(
  '$scenario',
  ({ scenario, answer = 5, until = Infinity }) => {
    const { events, actions, ...recording } = readRecording(
      RECORDINGS,
      scenario,
    );
    const atRest = actions.filter(({ from }) => isQuietBefore(from, events));
    const recorded = storyOf(events, atRest, until);
    let replayed: Story;

    beforeAll(async () => {
      replayed = storyOf(
        await replayRecording({ events, actions, ...recording }, answer),
        atRest,
        until,
      );
    });

    it('goes through the recorded states, in their order', () => {
      expect(replayed.beats).toEqual(recorded.beats);
    });

    it('comes to rest as recorded before every action', () => {
      expect(recorded.rests).not.toEqual([]);
      expect(replayed.rests).toEqual(recorded.rests);
    });
  },
);

/** Whether nothing was going on when the driver acted. */
function isQuietBefore(from: number, events: readonly Seen[]): boolean {
  return from > 1_000 && !events.some(({ t }) => t < from && t >= from - 100);
}
