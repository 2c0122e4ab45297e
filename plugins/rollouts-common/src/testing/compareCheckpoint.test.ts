import { compareCheckpoint } from './compareCheckpoint';
import { readRecording } from './readRecording';

const recording = readRecording('12');
const checkpoint = recording.checkpoints.find(
  ({ exact, get }) => exact && get.includes('(canary)'),
);

// A comparison that cannot fail proves nothing.
it.each([
  ['Status', /Status: .*/, 'Status:          ✔ Healthy'],
  ['Step', /Step: .*/, 'Step:          0/6'],
  ['SetWeight', /SetWeight: .*/, 'SetWeight:     99'],
  ['ActualWeight', /ActualWeight: .*/, 'ActualWeight:  99'],
  ['Images', / \(canary\)/, ''],
  ['Ready', /Ready: .*/, 'Ready:         99'],
  ['ReplicaSets', /,?stable\n/, '\n'],
])('notices another %s', (field, pattern, replacement) => {
  if (!checkpoint) throw new Error('no checkpoint with a canary');
  const { mismatches } = compareCheckpoint(recording, {
    ...checkpoint,
    get: checkpoint.get.replace(pattern, replacement),
  });
  expect(mismatches.map(mismatch => mismatch.field)).toEqual([field]);
});
