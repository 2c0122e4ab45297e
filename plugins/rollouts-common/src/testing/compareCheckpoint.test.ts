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
  ['Tree', /stable\n/, '\n'],
  ['Tree', /ready:1/, 'ready:0'],
  ['Layout', /Replicas:\n/, 'Replicas: \n'],
])('notices another %s', (field, pattern, replacement) => {
  if (!checkpoint) throw new Error('no checkpoint with a canary');
  const { mismatches } = compareCheckpoint(recording, {
    ...checkpoint,
    get: checkpoint.get.replace(pattern, replacement),
  });
  expect(mismatches.map(mismatch => mismatch.field)).toEqual([field]);
});

it.each([
  [2, []],
  [4, ['Tree']],
])('lets %d seconds of age differ: %j', (seconds, expected) => {
  if (!checkpoint) throw new Error('no checkpoint with a canary');
  const { mismatches } = compareCheckpoint(recording, {
    ...checkpoint,
    wall: later(checkpoint.wall, seconds),
    wallGetEnd: later(checkpoint.wallGetEnd, seconds),
  });
  expect(mismatches.map(mismatch => mismatch.field)).toEqual(expected);
});

function later(wall: string, seconds: number): string {
  return new Date(Date.parse(wall) + seconds * 1000).toISOString();
}
