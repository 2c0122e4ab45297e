import { labelSelectorOf } from './labelSelectorOf';

function of(selector: unknown): string {
  return labelSelectorOf({ spec: { selector } });
}

it('asks for what the rollout selects', () => {
  expect(
    of({
      matchLabels: { app: 'web', tier: 'front' },
      matchExpressions: [
        { key: 'zone', operator: 'In', values: ['a', 'b'] },
        { key: 'zone', operator: 'NotIn', values: ['c'] },
        { key: 'team', operator: 'Exists' },
        { key: 'old', operator: 'DoesNotExist' },
      ],
    }),
  ).toBe('app=web,tier=front,zone in (a,b),zone notin (c),team,!old');
});

it.each([undefined, {}, { matchLabels: {} }, { matchExpressions: 7 }])(
  'never selects everything: %j',
  selector => {
    expect(() => of(selector)).toThrow('no selector');
  },
);
