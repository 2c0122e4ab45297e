import { waitText } from './waitText';

const END = '2026-01-05T09:10:00.000Z';
const ABSENT = '2026-01-05T09:11:00.000Z';

it.each([
  ['2026-01-05T09:09:30Z', 'goes on in 30 s'],
  ['2026-01-05T09:10:59Z', 'goes on any moment'],
  [ABSENT, 'waits for the controller'],
])('at %s a pause that ends at 09:10 %s', (now, text) => {
  const pause = {
    aborted: false,
    waitingFor: { what: 'time' as const, until: END },
    due: [
      { at: END, what: 'pause-ends' as const },
      { at: ABSENT, what: 'controller-absent' as const },
    ],
  };
  expect(waitText(pause, Date.parse(now))).toBe(text);
});

it('says nothing of a controller that was asked just now: the sentence does', () => {
  const asked = {
    aborted: false,
    waitingFor: { what: 'controller' as const },
    due: [],
  };
  expect(waitText(asked, Date.parse(END))).toBeUndefined();
});
