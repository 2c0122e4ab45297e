import { shortRevision } from './shortRevision';

it.each([
  ['3f2a9c1d4b5e6f708192a3b4c5d6e7f801234567', '3f2a9c1'],
  [`sha256:${'ab12cd34'.repeat(8)}`, 'ab12cd3'],
  ['2.4.1', '2.4.1'],
  ['main', 'main'],
  // All digits of a commit, but too few of them.
  ['deadbeef', 'deadbeef'],
])('%s is shown as %s', (revision, shown) => {
  expect(shortRevision(revision)).toBe(shown);
});
