import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type LockOptions = {
  /** Called once when another process holds the lock. */
  onWait?: () => void;
  /** Ends the wait with an error; the work has to look after itself. */
  signal?: AbortSignal | undefined;
};

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
  { onWait = () => {}, signal }: LockOptions = {},
): Promise<T> {
  // In the temporary folder under a short name: socket paths are limited to about 100 bytes.
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16);
  const path = join(tmpdir(), `rollouts-control-plane-${digest}.lock`);
  for (let told = false; ; ) {
    signal?.throwIfAborted();
    const server = await tryListen(path);
    if (server) {
      try {
        return await work();
      } finally {
        await close(server);
      }
    }
    await released(path, signal, () => {
      if (!told) onWait();
      told = true;
    });
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

/** Resolves when the holder is gone; removes the socket that a killed holder left behind. */
function released(
  path: string,
  signal: AbortSignal | undefined,
  onHeld: () => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ path, ...(signal && { signal }) });
    socket.on('connect', onHeld);
    socket.on('error', error => {
      const code = 'code' in error ? error.code : undefined;
      if (code === 'ECONNREFUSED')
        rm(path, { force: true }).then(resolve, reject);
      // It vanished between the two tries, or while we were connected.
      else if (code === 'ENOENT' || code === 'ECONNRESET') resolve();
      else reject(error);
    });
    socket.on('close', hadError => {
      if (!hadError) resolve();
    });
    socket.resume();
  });
}
