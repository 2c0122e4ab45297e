import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Rehearsed } from './rehearse';

const PROGRAM = join(__dirname, '../../bin/embedded-fleet.mjs');
const TWO_HOURS = '120';

jest.setTimeout(600_000);

// In a process of its own: inside Jest the same takes several times as long.
it('tells every story again and again for two hours, without an error and with no service at rest for long', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    PROGRAM,
    '--rehearse',
    TWO_HOURS,
  ]);
  const results = stdout
    .trim()
    .split('\n')
    .map((line): Rehearsed => JSON.parse(line));
  expect(stderr).toBe('');
  expect(results.length).toBeGreaterThan(55);
  expect(results.filter(({ timesShown }) => timesShown < 3)).toEqual([]);
  expect(results.filter(({ longestRest }) => longestRest > 20)).toEqual([]);
});
