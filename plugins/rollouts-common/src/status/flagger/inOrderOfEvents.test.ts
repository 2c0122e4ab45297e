import { flaggerStates } from '../../testing/flaggerRecording';
import { recordingFolders } from '../../testing/readRecording';
import { inOrderOfEvents } from './inOrderOfEvents';

it('tells the events of one second in the order in which Flagger wrote them', () => {
  const [, succeeds = ''] = recordingFolders('flagger');
  const told = flaggerStates(succeeds).at(-1)?.known.events ?? [];
  const seconds = new Set(told.map(({ at }) => at));
  // Else this would prove nothing.
  expect(seconds.size).toBeLessThan(told.length);
  const shuffled = [...told].sort((a, b) => (a.message < b.message ? -1 : 1));
  expect(inOrderOfEvents(shuffled)).toEqual(told);
});

it('takes versions for numbers', () => {
  const event = (resourceVersion: string) => ({
    at: '2026-01-05T09:00:00Z',
    resourceVersion,
    warning: false,
    message: resourceVersion,
  });
  expect(
    inOrderOfEvents([event('1000'), event('999')]).map(
      ({ message }) => message,
    ),
  ).toEqual(['999', '1000']);
});
