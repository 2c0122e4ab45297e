import fc from 'fast-check';

import { DueSlots } from './DueSlots';

/** In the order in which they are due. */
function taken(due: DueSlots): { slot: number; at: number }[] {
  const all: { slot: number; at: number }[] = [];
  for (let first = due.first(); first; first = due.first()) {
    all.push(first);
    due.put(first.slot, undefined);
  }
  return all;
}

it('knows the earliest, whatever was put, moved and dropped before', () => {
  const change = fc.record({
    slot: fc.nat({ max: 20 }),
    at: fc.option(fc.nat({ max: 50 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200, size: 'max' }), changes => {
      const due = new DueSlots();
      const wanted = new Map<number, number>();
      for (const { slot, at } of changes) {
        due.put(slot, at);
        if (at === undefined) wanted.delete(slot);
        else wanted.set(slot, at);
        expect(due.first()?.at).toBe(
          wanted.size === 0 ? undefined : Math.min(...wanted.values()),
        );
      }
      const order = taken(due);
      expect(order.map(({ at }) => at)).toEqual(
        [...wanted.values()].sort((a, b) => a - b),
      );
      expect(new Map(order.map(({ slot, at }) => [slot, at]))).toEqual(wanted);
      expect(due.size).toBe(0);
    }),
  );
});

it('looks at few of a hundred thousand when one changes', () => {
  const due = new DueSlots();
  const slots = 100_000;
  for (let slot = 0; slot < slots; slot += 1)
    due.put(slot, (slot * 7919) % slots);
  const moves = jest.spyOn(Map.prototype, 'set');
  try {
    const changes = 1_000;
    for (let slot = 0; slot < changes; slot += 1) {
      due.put(slot, slots - slot);
      due.put(slot, -slot);
    }
    // Through the whole height, 17, and back, with a move each.
    expect(moves.mock.calls.length / changes).toBeLessThan(2 * 20);
  } finally {
    moves.mockRestore();
  }
});
