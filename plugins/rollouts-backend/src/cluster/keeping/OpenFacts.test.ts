import { OpenFacts } from './OpenFacts';

function stage(most: number) {
  const closed: string[] = [];
  const open = new OpenFacts(most);
  const add = (name: string) => open.add({ close: () => closed.push(name) });
  return { open, closed, add };
}

it('closes the one that was added longest ago, once there are too many', () => {
  const { closed, add } = stage(2);
  ['a', 'b', 'c', 'd'].forEach(add);
  expect(closed).toEqual(['a', 'b']);
});

it.each([
  { forgotten: 'a', closed: ['b'] },
  { forgotten: 'b', closed: ['a'] },
  { forgotten: 'c', closed: ['a'] },
])(
  'does not close what is not needed any more, such as $forgotten, and has room for another',
  ({ forgotten, closed: expected }) => {
    const { open, closed, add } = stage(3);
    const places = new Map(['a', 'b', 'c'].map(name => [name, add(name)]));
    const place = places.get(forgotten);
    if (place) open.forget(place);
    add('d');
    expect(closed).toEqual([]);
    add('e');
    expect(closed).toEqual(expected);
  },
);

it('is empty again when all are forgotten, also twice and also what was closed', () => {
  const { open, closed, add } = stage(1);
  const places = [add('a'), add('b')];
  for (const place of [...places, ...places]) open.forget(place);
  expect(closed).toEqual(['a']);
  add('c');
  expect(closed).toEqual(['a']);
  add('d');
  expect(closed).toEqual(['a', 'c']);
});

it('lets go of what it has forgotten', () => {
  const { open, add } = stage(2);
  const [first] = [add('a'), add('b')];
  open.forget(first);
  expect(first).toEqual({});
});
