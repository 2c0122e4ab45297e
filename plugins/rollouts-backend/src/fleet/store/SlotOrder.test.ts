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
