import fc from 'fast-check';

import { SlotOrder } from './SlotOrder';

it('keeps its order when more comes than is gathered, and when places change', () => {
  // Not in the order of the slots.
  const weights = Array.from({ length: 3000 }, (_, i) => (i * 7919) % 3001);
  const order = new SlotOrder(
    (a, b) => (weights[a] ?? 0) - (weights[b] ?? 0) || a - b,
  );
  weights.forEach((_, slot) => order.put(slot));
  for (let slot = 0; slot < 3000; slot += 3) {
    order.drop(slot);
    weights[slot] = slot;
    if (slot % 2 === 0) order.put(slot);
  }
  const expected = weights
    .map((weight, slot) => ({ weight, slot }))
    .filter(({ slot }) => slot % 3 !== 0 || slot % 2 === 0)
    .sort((a, b) => a.weight - b.weight || a.slot - b.slot)
    .map(({ slot }) => slot);
  expect([...order.slots()]).toEqual(expected);
});

it('is in order after every few changes', () => {
  const change = fc.record({ slot: fc.nat(40), weight: fc.nat(5) });
  fc.assert(
    fc.property(
      fc.array(fc.array(change, { maxLength: 12 }), { maxLength: 30 }),
      rounds => {
        const weights = new Map<number, number>();
        const order = new SlotOrder(
          (a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0) || a - b,
        );
        for (const changes of rounds) {
          for (const { slot, weight } of changes) {
            if (weights.has(slot)) order.drop(slot);
            // Without weight it is gone.
            if (weight === 0) weights.delete(slot);
            else weights.set(slot, weight);
            if (weight > 0) order.put(slot);
          }
          expect([...order.slots()]).toEqual(
            [...weights.keys()].sort(
              (a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0) || a - b,
            ),
          );
        }
      },
    ),
  );
});
