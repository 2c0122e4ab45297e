import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ProcessSupervisor } from './ProcessSupervisor.ts';

/** A child that lives until it is killed, and whose life shows as an open connection. */
async function connectingChild() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  const connected = once(server, 'connection');
  return {
    args: [
      '-e',
      `require('net').connect(${address.port}, '127.0.0.1').on('error', () => {})`,
    ],
    alive: async (): Promise<{ dead: Promise<unknown> }> => {
      const [socket]: Socket[] = await connected;
      assert.ok(socket);
      socket.on('error', () => {});
      server.close();
      return { dead: once(socket.resume(), 'close') };
    },
  };
}

const newFolder = () => mkdtemp(join(tmpdir(), 'process-supervisor-'));

describe('ProcessSupervisor', () => {
  it('leaves no child and no folder after stop', async () => {
    const folder = await newFolder();
    const supervisor = new ProcessSupervisor(folder);
    const child = await connectingChild();
    const started = await supervisor.start({
      command: process.execPath,
      args: child.args,
      log: join(folder, 'log'),
    });
    const { dead } = await child.alive();
    await supervisor.stop();
    await dead;
    assert.ok(await started.ended);
    assert.equal(existsSync(folder), false);
    await supervisor.stop();
  });

  it('leaves no child and no folder when its owner is killed', async () => {
    const folder = await newFolder();
    const child = await connectingChild();
    const module = pathToFileURL(
      join(import.meta.dirname, 'ProcessSupervisor.ts'),
    ).href;
    const owner = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { ProcessSupervisor } from ${JSON.stringify(module)};
         const supervisor = new ProcessSupervisor(${JSON.stringify(folder)});
         await supervisor.start(${JSON.stringify({
           command: process.execPath,
           args: child.args,
           log: join(folder, 'log'),
         })});`,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const { dead } = await child.alive();
    // The supervisor inherits this stream: it closes when that has ended, too.
    const allEnded = once(owner.stderr.resume(), 'close');
    owner.kill('SIGKILL');
    await Promise.all([dead, allEnded]);
    assert.equal(existsSync(folder), false);
  });

  it('tells why a process ended', async () => {
    const folder = await newFolder();
    const supervisor = new ProcessSupervisor(folder);
    const child = await supervisor.start({
      command: process.execPath,
      args: ['-e', 'process.exit(3)'],
      log: join(folder, 'log'),
    });
    assert.equal(await child.ended, 'exit code 3');
    await supervisor.stop();
  });

  it('rejects a start of a program that is not there', async () => {
    const folder = await newFolder();
    const supervisor = new ProcessSupervisor(folder);
    await assert.rejects(
      supervisor.start({
        command: join(folder, 'nothing'),
        args: [],
        log: join(folder, 'log'),
      }),
      /ENOENT/,
    );
    await supervisor.stop();
  });
});
