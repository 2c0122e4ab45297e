import { measured, metric } from '../../testing/analysisFixtures';
import { plotOf } from './plotOf';

const FALLING = measured(
  [0.98, 'Successful'],
  [0.96, 'Successful'],
  [0.93, 'Failed'],
);

function plot(changes: Parameters<typeof metric>[0]) {
  const made = plotOf(metric({ measurements: FALLING, ...changes }));
  if (!made) throw new Error('Nothing to draw');
  return made;
}

describe('what is drawn of a metric', () => {
  it('begins at the left with the oldest and ends at the right with the newest', () => {
    expect(plot({}).points.map(({ x }) => Math.round(x))).toEqual([0, 50, 100]);
  });

  it('has what is more further up, and what failed outside of the allowed region', () => {
    const { points, allowed, thresholds } = plot({});
    const [best = NaN, fair = NaN, failed = NaN] = points.map(({ y }) => y);
    expect(best).toBeLessThan(fair);
    expect(allowed).toEqual({ top: 0, bottom: thresholds[0]?.y });
    expect(fair).toBeLessThan(allowed?.bottom ?? NaN);
    expect(failed).toBeGreaterThan(allowed?.bottom ?? NaN);
  });

  it('allows what is below an upper limit, and only what lies between two', () => {
    const below = plot({ wanted: [{ operator: '<', value: 0.95 }] });
    expect(below.allowed).toEqual({ top: below.thresholds[0]?.y, bottom: 100 });
    const between = plot({
      wanted: [
        { operator: '>', value: 0.94 },
        { operator: '<=', value: 0.97 },
        { operator: '<=', value: 0.99 },
      ],
    });
    const [lower, upper] = between.thresholds;
    expect(between.allowed).toEqual({ top: upper?.y, bottom: lower?.y });
  });

  it('turns a failure condition around where there is no other', () => {
    const { allowed, thresholds } = plot({
      wanted: [],
      unwanted: [{ operator: '<', value: 0.95 }],
    });
    expect(allowed).toEqual({ top: 0, bottom: thresholds[0]?.y });
  });

  it.each([
    ['no comparison', []],
    ['an equation', [{ operator: '==' as const, value: 0.95 }]],
    [
      'limits that contradict each other',
      [
        { operator: '>' as const, value: 0.97 },
        { operator: '<' as const, value: 0.94 },
      ],
    ],
  ])('has no region for %s', (_, wanted) => {
    expect(plot({ wanted }).allowed).toBeUndefined();
  });

  it('leaves room for the measurement that comes next', () => {
    const nextAt = new Date(Date.now() + 60_000).toISOString();
    const { points, nextX, to } = plot({ nextAt });
    expect(points.at(-1)?.x).toBeLessThan(70);
    expect([nextX, to]).toEqual([100, nextAt]);
  });

  it('keeps a measurement without a number, and draws it at no height', () => {
    const { points } = plot({
      measurements: measured([1, 'Successful'], [undefined, 'Error']),
    });
    expect(points.map(({ y }) => y)).toEqual([expect.any(Number), undefined]);
  });

  it('gives measurements of the same instant keys of their own', () => {
    const at = '2030-01-01T00:00:00Z';
    const same = { at, phase: 'Successful', value: 1 };
    const { points } = plot({ measurements: [same, same], wanted: [] });
    expect(new Set(points.map(({ key }) => key)).size).toBe(2);
    expect(points.map(({ x, y }) => [x, y])).toEqual([
      [50, 50],
      [50, 50],
    ]);
  });

  it('stays within the picture for numbers as far apart as numbers can be', () => {
    const { points } = plot({
      measurements: measured(
        [Number.MAX_VALUE, 'Successful'],
        [-Number.MAX_VALUE, 'Failed'],
      ),
    });
    for (const { y = NaN } of points) {
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(100);
    }
  });

  it('is nothing where nothing is a number', () => {
    const measurements = measured([undefined, 'Failed']);
    expect(plotOf(metric({ measurements }))).toBeUndefined();
    expect(plotOf(metric({ measurements: [] }))).toBeUndefined();
  });
});
