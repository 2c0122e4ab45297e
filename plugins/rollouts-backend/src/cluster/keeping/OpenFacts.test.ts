import { OpenFacts } from './OpenFacts';

function stage(most: number) {
  const closed: string[] = [];
  const open = new OpenFacts(most);
  const one = (name: string) => ({ close: () => closed.push(name) });
  return { open, closed, one };
}

it('closes the one that was added longest ago, once there are too many', () => {
  const { open, closed, one } = stage(2);
  const [a, b, c] = [one('a'), one('b'), one('c')];
  [a, b, a, c].forEach(each => open.add(each));
  expect(closed).toEqual(['a']);
  open.add(a);
  expect(closed).toEqual(['a', 'b']);
});

it('does not close what is not needed any more', () => {
  const { open, closed, one } = stage(1);
  const gone = one('gone');
  open.add(gone);
  open.forget(gone);
  open.add(one('a'));
  open.add(one('b'));
  expect(closed).toEqual(['a']);
});
