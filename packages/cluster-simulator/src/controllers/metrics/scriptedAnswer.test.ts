import { scriptedAnswer } from './scriptedAnswer';

it.each([
  ['0.97', 0, { kind: 'value', value: 0.97 }],
  ['[1, 2, "bad"]', 1, { kind: 'value', value: 2 }],
  ['[1, 2, "bad"]', 9, { kind: 'bad' }],
  ['"none"', 3, { kind: 'none' }],
  ['[{"status": 500}]', 0, { kind: 'refused', status: 500 }],
  ['[{"raw": "not json"}]', 0, { kind: 'raw', body: 'not json' }],
])('%s answers question %i with %j', (script, asked, answer) => {
  expect(scriptedAnswer(script, () => asked)).toEqual(answer);
});

it('counts only the questions since the script was set', () => {
  const script = '{"since":"2026-01-05T09:00:00Z","answers":[1,2]}';
  expect(
    scriptedAnswer(script, since => (since === undefined ? 7 : 0)),
  ).toEqual({ kind: 'value', value: 1 });
});

it.each(['"perhaps"', '[]', '{"since":"2026-01-05T09:00:00Z"}'])(
  'throws for %s, so that a story cannot be misspelt in silence',
  script => {
    expect(() => scriptedAnswer(script, () => 0)).toThrow(
      'no metrics system answers',
    );
  },
);
