import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { HEALTH_CHECKS, HEALTH_KINDS } from './healthKinds';

/** A script has to stand alone, so each holds a copy of these. */
const SHARED = ['at', 'reader', 'count', 'maps', 'add'];

const scripts = HEALTH_KINDS.map(kind =>
  readFileSync(join(HEALTH_CHECKS, kind, 'health.lua'), 'utf8'),
);

it.each(SHARED)('%s is the same in every health check', name => {
  const copies = scripts.map(
    script =>
      new RegExp(`^local function ${name}\\(.*?^end$`, 'ms').exec(script)?.[0],
  );
  expect(copies).not.toContain(undefined);
  expect(new Set(copies).size).toBe(1);
});
