import { LuaMachine } from './LuaMachine';

const machine = new LuaMachine();
afterAll(() => machine.close());

const run = (script: string, object = {}) => machine.run(script, object);

it.each(['string', 'math', 'os', 'io', 'debug', 'coroutine'])(
  'has no library %s',
  async name => {
    expect(await run(`return type(${name})`)).toEqual({ value: '"nil"' });
  },
);

it('lends time and date to those who ask for os by name, and nothing else', async () => {
  expect(await run('return type(require("os").date)')).toEqual({
    value: '"function"',
  });
  expect(await run('return type(require("os").execute)')).toEqual({
    value: '"nil"',
  });
  expect(await run('return require("string")')).toEqual({
    error: 'module string not found',
  });
});

it('hands over null as nothing, and without a gap in a list', async () => {
  const object = { a: null, list: [1, null, 3] };
  expect(
    await run('return { obj.a == nil, #obj.list, obj.list[2] }', object),
  ).toEqual({ value: '[true,2,3]' });
});

it('hands over any text and gets it back', async () => {
  const text = 'Zoë “1”\n\\ "2"\u0000';
  expect(await run('return obj.text', { text })).toEqual({
    value: expect.stringContaining('Zoë'),
  });
  const outcome = await run('return obj.text', { text });
  expect(JSON.parse('value' in outcome ? outcome.value : '')).toBe(text);
});

it('answers an empty table as a list, as gopher-json does', async () => {
  expect(await run('return {}')).toEqual({ value: '[]' });
});

it('keeps nothing of one run for the next', async () => {
  expect(await run('kept = 1; return kept')).toEqual({
    error: 'left a global behind: kept',
  });
  expect(await run('return kept')).toEqual({ value: 'null' });
});

it('tells what a script broke at', async () => {
  expect(await run('return obj.status.phase')).toEqual({
    error: expect.stringContaining('index'),
  });
});
