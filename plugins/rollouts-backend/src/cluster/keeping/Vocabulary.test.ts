import { Vocabulary } from './Vocabulary';

describe('Vocabulary', () => {
  // Of one length, with the same letters at both ends and in the middle.
  const alike = ['Ready-a-Ready', 'Reody-a-Ready', 'Ryady-a-Ready'];

  it('tells words apart that look alike, whichever was asked for last', () => {
    const words = new Vocabulary();
    for (const word of [...alike, ...alike]) words.see(word);
    const numbers = [...alike, ...alike.toReversed(), ...alike].map(word => {
      const number = words.numberOf(word);
      expect(words.word(number ?? NaN)).toBe(word);
      return number;
    });
    expect(new Set(numbers).size).toBe(alike.length);
    expect(words.numberOf('Rxady-a-Ready')).toBeUndefined();
  });

  it('remembers of words that look alike the one that was asked for last', () => {
    const words = new Vocabulary();
    for (const word of [...alike, ...alike]) words.see(word);
    expect(alike.map(word => words.likely(word))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    for (const asked of alike) {
      const number = words.numberOf(asked);
      expect(alike.map(word => words.likely(word))).toEqual(
        alike.map(word => (word === asked ? number : undefined)),
      );
    }
  });

  it('knows what was seen twice, and nothing else', () => {
    const words = new Vocabulary();
    words.see('once');
    expect(words.numberOf('once')).toBeUndefined();
    expect(words.numberOf('')).toBeUndefined();
    words.see('once');
    expect(words.numberOf('once')).toBe(0);
  });
});
