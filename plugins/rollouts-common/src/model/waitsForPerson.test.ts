import { attention } from './attention';
import { waitsForPerson } from './waitsForPerson';

const gate = { what: 'gate', name: 'approval' } as const;

it('knows that a person opens a gate, and that nobody is needed for what ends by itself', () => {
  expect(waitsForPerson({ what: 'human' })).toBe(true);
  expect(waitsForPerson(gate)).toBe(true);
  expect(waitsForPerson({ what: 'analysis' })).toBe(false);
  expect(waitsForPerson({ what: 'time', until: '2026-01-05T09:00:00Z' })).toBe(
    false,
  );
  expect(waitsForPerson(undefined)).toBe(false);
});

it('puts a closed gate before what has failed, also one that holds a run which is under way', () => {
  const held = attention({ phase: 'Progressing', waitingFor: gate });
  expect(held).toBe(attention({ phase: 'Paused', waitingFor: gate }));
  expect(held).toBeLessThan(attention({ phase: 'Degraded' }));
});
