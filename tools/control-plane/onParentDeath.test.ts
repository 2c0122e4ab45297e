import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { it } from 'node:test';
import { pathToFileURL } from 'node:url';

it('ends a child whose parent is killed', async () => {
  const module = pathToFileURL(
    join(import.meta.dirname, 'onParentDeath.ts'),
  ).href;
  const child = `
    import { onParentDeath } from ${JSON.stringify(module)};
    onParentDeath(() => { console.log('orphaned'); process.exit(); }, { interval: 10 });
    setInterval(() => {}, 60_000);
    console.log('started');`;
  const parent = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { spawn } from 'node:child_process';
       spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(
         child,
       )}], { stdio: 'inherit' });`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  parent.stdout.setEncoding('utf8').on('data', text => {
    said += text;
    if (text.includes('started')) parent.kill('SIGKILL');
  });
  // The child holds the pipe, too: it closes when both are gone.
  await once(parent.stdout, 'close');
  assert.equal(said, 'started\norphaned\n');
});
