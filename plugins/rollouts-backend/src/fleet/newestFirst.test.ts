import { newestFirst } from './newestFirst';

function sorted(...versions: string[]) {
  return newestFirst(versions.map((version, at) => ({ version, at })));
}

describe('newestFirst', () => {
  it.each([
    [
      ['1.9.0', '1.10.0'],
      ['1.10.0', '1.9.0'],
    ],
    [
      ['v2', '1.9', 'v2.0.1'],
      ['v2.0.1', 'v2', '1.9'],
    ],
    [
      ['2.0.0', '2.0.0-rc.10', '2.0.0-rc.9'],
      ['2.0.0', '2.0.0-rc.10', '2.0.0-rc.9'],
    ],
    [
      ['1.0', '2.0', '1.0'],
      ['2.0', '1.0'],
    ],
  ])('goes by the numbers: %j', (versions, expected) => {
    expect(sorted(...versions)).toEqual(expected);
  });

  it('goes by when they came, where one of them has no number', () => {
    expect(sorted('9.0.0', 'c0ffee1', 'main')).toEqual([
      'main',
      'c0ffee1',
      '9.0.0',
    ]);
    expect(sorted('main', 'c0ffee1', 'main')).toEqual(['main', 'c0ffee1']);
  });
});
