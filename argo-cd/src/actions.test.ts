import { z } from 'zod';

import { ActionScripts } from './ActionScripts';
import { damaged } from './damaged';
import { ACTION_KINDS } from './healthKinds';
import { jsonSchema } from './KubernetesObject';
import type { Json } from './Json';
import { loadActionTests, type OfferedAction } from './loadActionTests';
import { LuaMachine, type LuaOutcome } from './LuaMachine';

const machine = new LuaMachine();
afterAll(() => machine.close());

describe.each(ACTION_KINDS)('%s', kind => {
  const { discovery, definitions } = new ActionScripts(kind);
  const { discoveries, actions } = loadActionTests(kind);

  it.each(discoveries.map(test => [test.inputPath, test] as const))(
    'offers what can be done to %s',
    async (_, { object, offered }) => {
      expect(offeredIn(await machine.run(discovery, object))).toEqual(offered);
    },
  );

  it.each(
    actions
      .filter(({ error }) => error === undefined)
      .map(test => [test.action, test.inputPath, test] as const),
  )('%s changes %s as promised', async (_action, _path, test) => {
    const script = definitions.get(test.action) ?? '';
    const outcome = await machine.run(script, test.object);
    expect(withoutTime(changed(outcome))).toEqual(
      withoutTime(withoutEmpties(test.result ?? null)),
    );
  });

  it.each(
    actions
      .filter(({ error }) => error !== undefined)
      .map(test => [test.action, test.inputPath, test] as const),
  )('%s refuses %s and says why', async (_action, _path, test) => {
    const script = definitions.get(test.action) ?? '';
    expect(await machine.run(script, test.object)).toEqual({
      error: test.error,
    });
  });

  it('offers exactly the actions that there are', () => {
    for (const { offered } of discoveries) {
      expect(offered.map(({ name }) => name)).toEqual(
        [...definitions.keys()].sort(),
      );
    }
  });

  it('has seen every action both possible and impossible, or always possible', () => {
    const ways = new Set(
      discoveries.flatMap(({ offered }) =>
        offered.map(({ name, disabled }) => `${name} ${disabled}`),
      ),
    );
    for (const name of definitions.keys())
      expect(ways).toContain(`${name} false`);
  });

  it('offers something for every object that is broken in one place', async () => {
    let met = 0;
    for (const { object } of discoveries) {
      for (const broken of damaged(object)) {
        met += 1;
        if (met % 97 !== 0) continue;
        const outcome = await machine.run(discovery, broken);
        expect(offeredIn(outcome)).toHaveLength(definitions.size);
      }
    }
  });
});

const foundSchema = z.record(
  z.string(),
  z.strictObject({
    displayName: z.string(),
    iconClass: z.string(),
    disabled: z.boolean(),
  }),
);

function offeredIn(outcome: LuaOutcome): OfferedAction[] {
  return Object.entries(foundSchema.parse(changed(outcome)))
    .map(([name, action]) => ({ name, ...action }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function changed(outcome: LuaOutcome): Json {
  if ('error' in outcome) throw new Error(outcome.error);
  return withoutEmpties(jsonSchema.parse(JSON.parse(outcome.value)));
}

/** Lua cannot tell an empty map from an empty list; Argo CD puts right what it gets back. */
function withoutEmpties(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]): [string, Json] => [
    key,
    withoutEmpties(item),
  ]);
  if (entries.length === 0) return 'empty';
  return Array.isArray(value)
    ? entries.map(([, item]) => item)
    : Object.fromEntries(entries);
}

/** A restart is at the time when it is asked for. */
function withoutTime(value: Json): string {
  return JSON.stringify(sorted(value)).replace(
    /"restartAt":"[0-9T:Z-]{20}"/,
    '"restartAt":"then"',
  );
}

function sorted(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
