import { foremost } from './foremost';

const ascending = (a: number, b: number) => a - b;

it.each([0, 1, 3, 7, 20])(
  'finds the first %i of what sorting would give, be there as many or not',
  most => {
    // A generator of the whole of 0 to 10, in an order that is neither sorted nor reversed.
    const numbers = Array.from({ length: 11 }, (_, index) => (index * 4) % 11);
    expect(foremost(numbers, most, ascending)).toEqual(
      [...numbers].sort(ascending).slice(0, most),
    );
  },
);

it('leaves equals in the order in which they came, also where only some of them are told', () => {
  const found = foremost(
    ['b1', 'a1', 'b2', 'c1', 'a2', 'b3'],
    4,
    (one, other) => one.charCodeAt(0) - other.charCodeAt(0),
  );
  expect(found).toEqual(['a1', 'a2', 'b1', 'b2']);
});

it('compares those that come after hardly more than once each', () => {
  const compare = jest.fn(ascending);
  foremost(
    Array.from({ length: 1_000 }, (_, index) => index),
    10,
    compare,
  );
  expect(compare.mock.calls.length).toBeLessThan(1_100);
});
