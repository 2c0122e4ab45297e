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
        expect(set.intersects(found)).toBe(expected.size > 0);
        expect(set.intersects(new SlotBits(1024))).toBe(false);
      },
    ),
    { numRuns: 100 },
  );
});
