import fc from 'fast-check';

import { SlotBits } from './SlotBits';
import { SlotSet } from './SlotSet';

it('has what was added and not deleted, listed or as bits, while the store grows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ adds: fc.boolean(), slot: fc.nat({ max: 999 }) }), {
        maxLength: 600,
        size: 'max',
      }),
      steps => {
        const set = new SlotSet();
        const expected = new Set<number>();
        steps.forEach(({ adds, slot }, index) => {
          // At first only low slots are there.
          const [capacity, at] = index < 200 ? [512, slot % 512] : [1024, slot];
          if (adds) set.add(at, capacity);
          else set.delete(at);
          if (adds) expected.add(at);
          else expected.delete(at);
        });
        const found = new SlotBits(1024);
        set.addTo(found);
        const slots: number[] = [];
        found.forEach(slot => slots.push(slot));
        expect(slots).toEqual([...expected].sort((a, b) => a - b));
        expect(found.count()).toBe(expected.size);
        const some = new SlotBits(320, 160);
        set.addTo(some);
        expect(slotsOf(some)).toEqual(
          slots.filter(slot => slot >= 160 && slot < 480),
        );
        expect(slotsOf(some.copy().and(found))).toEqual(slotsOf(some));
        expect(slotsOf(some.copy().without(found))).toEqual([]);
        expect(slotsOf(new SlotBits(320, 160).or(found))).toEqual(
          slotsOf(some),
        );
        expect(slotsOf(new SlotBits(1024).or(some))).toEqual(slotsOf(some));
      },
    ),
    { numRuns: 100 },
  );
});

function slotsOf(bits: SlotBits): number[] {
  const slots: number[] = [];
  bits.forEach(slot => slots.push(slot));
  return slots;
}
