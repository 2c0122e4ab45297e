import fc from 'fast-check';

import { TextNumbers } from './TextNumbers';

describe('TextNumbers', () => {
  it('finds what a Map finds, whatever was added and deleted', () => {
    const write = fc.record({
      isAdd: fc.boolean(),
      text: fc.string({ maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(write, { maxLength: 400 }), writes => {
        const texts: string[] = [];
        const numbers = new TextNumbers(number => texts[number]);
        const map = new Map<string, number>();
        for (const { isAdd, text } of writes) {
          if (!isAdd) {
            numbers.delete(text);
            map.delete(text);
          } else if (!map.has(text)) {
            map.set(text, texts.length);
            numbers.add(texts.push(text) - 1);
          }
        }
        expect(numbers.size).toBe(map.size);
        for (const { text } of writes) {
          expect(numbers.get(text)).toBe(map.get(text));
        }
      }),
    );
  });
});
