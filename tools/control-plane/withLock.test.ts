import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { withLock } from './withLock.ts';

const uniqueName = () => `test-${process.pid}-${performance.now()}`;

it('lets one in at a time, and everyone in the end', async () => {
  const name = uniqueName();
  let inside = 0;
  let most = 0;
  let done = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise(resolve => setImmediate(resolve));
    inside--;
    done++;
  };
  await Promise.all(Array.from({ length: 5 }, () => withLock(name, work)));
  assert.deepEqual({ most, done }, { most: 1, done: 5 });
});

it('opens when its holder fails', async () => {
  const name = uniqueName();
  await assert.rejects(withLock(name, () => Promise.reject(new Error('no'))));
  assert.equal(await withLock(name, async () => 'in'), 'in');
});

it('opens when its holder is killed', async () => {
  const name = uniqueName();
  const module = pathToFileURL(join(import.meta.dirname, 'withLock.ts')).href;
  const holder = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { withLock } from ${JSON.stringify(module)};
       await withLock(${JSON.stringify(name)}, () => new Promise(() => {
         console.log('held');
         setInterval(() => {}, 60_000);
       }));`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(holder.stdout, 'data');
  const waited = Promise.withResolvers<void>();
  const entered = withLock(name, async () => 'in', {
    onWait: waited.resolve,
  });
  await waited.promise;
  holder.kill('SIGKILL');
  assert.equal(await entered, 'in');
});

it('lets a waiting one give up', async () => {
  const name = uniqueName();
  const abort = new AbortController();
  const held = Promise.withResolvers<void>();
  const holding = withLock(name, () => held.promise);
  await assert.rejects(
    withLock(name, async () => 'in', {
      signal: abort.signal,
      onWait: () => abort.abort(),
    }),
    { name: 'AbortError' },
  );
  held.resolve();
  await holding;
});
