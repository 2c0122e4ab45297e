import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs `work` while no other process of this machine runs work under the same name.
 *
 * The lock is a listening socket: it vanishes with its holder, however that dies, and waiting is
 * being connected. Two who find the same dead socket at the same instant may both get in, so the
 * work must be harmless when done twice; the lock only saves doing it twice.
 */
export async function withLock<T>(
  name: string,
  work: () => Promise<T>,
  onWait: () => void = () => {},
): Promise<T> {
  // In the temporary folder under a short name: socket paths are limited to about 100 bytes.
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16);
  const path = join(tmpdir(), `rollouts-control-plane-${digest}.lock`);
  let told = false;
  for (;;) {
    const server = await tryListen(path);
    if (server) {
      try {
        return await work();
      } finally {
        await close(server);
      }
    }
    if (!told && (await isHeld(path))) {
      told = true;
      onWait();
    }
    await released(path);
  }
}

const connections = new WeakMap<Server, Set<{ destroy(): void }>>();

function tryListen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    const open = new Set<{ destroy(): void }>();
    connections.set(server, open);
    server.on('connection', socket => {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => open.delete(socket));
    });
    server.on('error', error =>
      'code' in error && error.code === 'EADDRINUSE'
        ? resolve(undefined)
        : reject(error),
    );
    server.listen(path, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    for (const socket of connections.get(server) ?? []) socket.destroy();
  });
}

function isHeld(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path);
    socket.on('error', () => resolve(false));
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** Resolves when the holder is gone; removes the socket that a killed holder left behind. */
function released(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.on('error', error => {
      const code = 'code' in error ? error.code : undefined;
      if (code === 'ECONNREFUSED')
        rm(path, { force: true }).then(resolve, reject);
      else resolve();
    });
    socket.on('close', hadError => {
      if (!hadError) resolve();
    });
    socket.resume();
  });
}
