import { Hearing } from './Hearing';

function stage() {
  let now = 0;
  const hearing = new Hearing({
    now: () => new Date(Date.UTC(2026, 10, 21) + now),
    monotonic: () => now,
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { hearing, pass };
}

const at = (ms: number) => new Date(Date.UTC(2026, 10, 21) + ms);

it('knows when it last heard anything', () => {
  const { hearing, pass } = stage();
  expect(hearing.lastContact).toBeUndefined();
  pass(5);
  hearing.contact();
  pass(5);
  expect(hearing.lastContact).toEqual({ at: at(5), monotonic: 5 });
});

it('tells only of those who have been behind for a second', () => {
  const { hearing, pass } = stage();
  hearing.behind();
  pass(999);
  expect(hearing.behindSince).toBeUndefined();
  pass(1);
  expect(hearing.behindSince).toEqual(at(0));
});

it('is behind as long as anybody is, since the first of those who are', () => {
  const { hearing, pass } = stage();
  const caughtUp = hearing.behind();
  pass(10);
  const other = hearing.behind();
  pass(5_000);
  expect(hearing.behindSince).toEqual(at(0));
  caughtUp();
  expect(hearing.behindSince).toEqual(at(10));
  other();
  expect(hearing.behindSince).toBeUndefined();
});
