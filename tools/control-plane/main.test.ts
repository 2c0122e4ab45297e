import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { areProgramsBuilt } from './areProgramsBuilt.ts';
import { isRecord, textAt } from './json.ts';
import { scenarioNames } from './loadScenario.ts';
import { runCommand } from './runCommand.ts';

const MAIN = join(import.meta.dirname, 'main.ts');

const run = (...args: string[]) =>
  runCommand(process.execPath, [MAIN, ...args]);

describe('the command line', () => {
  it('explains itself', async () => {
    const { exit, stdout } = await run();
    assert.equal(exit, 0);
    assert.match(stdout, /record STORY/);
  });

  it('says which scenarios there are when asked for another', async () => {
    const { exit, stderr } = await run('scenario', 'moon-landing');
    assert.equal(exit, 1);
    assert.equal(
      stderr.trim(),
      `There is no scenario "moon-landing"; there are ${scenarioNames().join(
        ', ',
      )}.`,
    );
  });

  const skip = areProgramsBuilt() ? false : 'the programs are not built';

  it(
    'starts, says where on one line, and leaves nothing after Ctrl-C',
    { skip },
    async () => {
      const child = spawn(process.execPath, [MAIN, 'start', '--json'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const exited = once(child, 'exit');
      const [line]: string[] = await once(
        createInterface({ input: child.stdout }),
        'line',
      );
      const ready: unknown = JSON.parse(line ?? '');
      assert.ok(isRecord(ready));
      const caFile = textAt(ready, 'clusters', 0, 'caFile');
      const directory = textAt(ready, 'directory');
      assert.ok(caFile !== undefined && existsSync(caFile));
      assert.ok(directory !== undefined);
      const { mode } = statSync(join(directory, 'app-config.yaml'));
      assert.equal(mode & 0o077, 0, 'others can read the tokens');
      child.kill('SIGINT');
      const [code] = await exited;
      assert.equal(code, 0);
      assert.equal(existsSync(directory), false);
    },
  );

  it(
    'gives a scenario to a component of the demo, and says how to see it there',
    { skip },
    async () => {
      const child = spawn(process.execPath, [MAIN, 'scenario', 'abort'], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const exited = once(child, 'exit');
      let progress = '';
      child.stderr.on('data', data => (progress += data));
      let config: string | undefined;
      for await (const line of createInterface({ input: child.stdout })) {
        config ??= /npm start -- --config app-config\.yaml --config (.+)/.exec(
          line,
        )?.[1];
        if (line.startsWith('ready')) break;
      }
      const isThere = config !== undefined && existsSync(config);
      child.kill('SIGINT');
      await exited;
      assert.ok(isThere, `no configuration at ${config}`);
      assert.match(progress, /scenario abort .* kubernetes-id payments-api;/);
    },
  );
});
