import fc from 'fast-check';

import { MarkSearch } from './MarkSearch';

const bytes = (maxLength: number) =>
  fc
    .string({
      unit: fc.constantFrom(',', '{', '"', 'a'),
      minLength: 1,
      maxLength,
    })
    .map(text => Buffer.from(text));

it('finds a mark where the platform does, whatever is rare', () => {
  fc.assert(
    fc.property(
      bytes(4),
      bytes(60),
      bytes(20),
      fc.nat(60),
      (mark, searched, like, start) => {
        expect(new MarkSearch(mark, like).indexIn(searched, start)).toBe(
          searched.indexOf(mark, start),
        );
      },
    ),
  );
});
