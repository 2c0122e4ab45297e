import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Figures } from './Figures.ts';
import { verdicts } from './soakReport.ts';

const FIGURES: Figures = {
  heapMB: 100,
  rssMB: 300,
  sockets: 10,
  timers: 20,
  handles: 40,
};

/** What is not flat in a run whose figures go as told. */
function growing(of: (index: number) => Partial<Figures>): string[] {
  const turns = Array.from({ length: 60 }, (_, index) => ({
    minute: index / 2,
    fault: 'any',
    rows: 200,
    equalAfterSeconds: 1,
    figures: { ...FIGURES, ...of(index) },
  }));
  return verdicts(turns)
    .filter(({ isFlat }) => !isFlat)
    .map(({ what }) => what);
}

test('what goes up and down is flat, and so is a warm-up', () => {
  assert.deepEqual(
    growing(index => ({
      heapMB: 100 + 8 * (index % 3),
      rssMB: index < 12 ? 200 + 8 * index : 300,
      timers: 20 + (index % 5),
    })),
    [],
  );
});

test('one outlier says nothing', () => {
  assert.deepEqual(
    growing(index => ({ heapMB: index === 59 ? 400 : 100 })),
    [],
  );
});

test('a little more each minute is a leak', () => {
  assert.deepEqual(
    growing(index => ({ heapMB: 100 + 0.2 * index + 8 * (index % 3) })),
    ['heapMB'],
  );
  assert.deepEqual(
    growing(index => ({
      sockets: 10 + Math.floor(index / 10),
      timers: 20 + Math.floor(index / 10),
    })),
    ['sockets', 'timers'],
  );
});
