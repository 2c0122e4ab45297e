import { readRecording } from './Recording';
import { replayRecording } from './replayRecording';
import { storyOf } from './storyOf';

const scenarios = [
  '01-canary-manual-pause-promote',
  '02-canary-abort-then-retry',
  '03-canary-abort-then-new-version',
  '08-blue-green-manual-promotion',
  '10-blue-green-auto-promotion-seconds',
  '12-nginx-traffic-routing',
  '13-set-canary-scale',
  '14-progress-deadline-exceeded',
  '15-invalid-spec',
  '16-undo-to-previous',
  '17-workload-ref',
  '18-restart',
  '19-user-pause-spec-paused-and-resume',
  '20-no-steps-canary',
  '21-scale-during-rollout',
  '22-deleted-mid-rollout',
  '24-hazard-double-promote',
  '25-hazard-promote-full-right-after-undo',
  '26-hazard-promote-on-aborted',
  '29-max-traffic-weight',
];

describe.each(scenarios)('%s', scenario => {
  const recording = readRecording(scenario);
  const recorded = storyOf(recording.events, recording.actions);

  it('goes through the recorded states, in their order', async () => {
    const events = await replayRecording(recording);
    const story = storyOf(events, recording.actions);
    expect(story.beats).toEqual(recorded.beats);
  });

  it('comes to rest as recorded before every action', async () => {
    const events = await replayRecording(recording);
    const story = storyOf(events, recording.actions);
    expect(story.rests).toEqual(recorded.rests);
  });
});
