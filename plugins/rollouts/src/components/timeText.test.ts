import { clockText, timeText, timeTexts } from './timeText';

describe('clockText', () => {
  it.each([
    [0, '0:00'],
    [-5_000, '0:00'],
    [48_999, '0:48'],
    [12 * 60_000 + 7_000, '12:07'],
    [3_729_000, '1:02:09'],
    [76 * 3_600_000, '3 d 4 h'],
  ])('shows %s ms as %s', (ms, text) => {
    expect(clockText(ms)).toBe(text);
  });
});

describe('timeText', () => {
  const now = new Date(2030, 0, 10, 15, 0).getTime();
  it.each([
    [new Date(2030, 0, 10, 14, 2), '14:02'],
    [new Date(2030, 0, 8, 9, 40), 'Tue 09:40'],
    [new Date(2029, 11, 24, 9, 40), '24 Dec 09:40'],
  ])('says the day where it is not today: %s', (at, text) => {
    expect(timeText(at.toISOString(), now)).toBe(text);
  });
});

describe('timeTexts', () => {
  const now = new Date(2030, 0, 10, 15, 0).getTime();
  it('shows seconds where, and only where, a minute holds several times', () => {
    expect(
      timeTexts(
        [
          new Date(2030, 0, 10, 14, 3, 0),
          new Date(2030, 0, 10, 14, 2, 59),
          new Date(2030, 0, 10, 14, 2, 1),
          new Date(2030, 0, 9, 14, 2, 5),
          new Date(2030, 0, 8, 9, 40, 5),
          new Date(2030, 0, 8, 9, 40, 5),
        ].map(at => at.toISOString()),
        now,
      ),
    ).toEqual([
      '14:03',
      '14:02:59',
      '14:02:01',
      'Wed 14:02',
      'Tue 09:40:05',
      'Tue 09:40:05',
    ]);
  });
});
