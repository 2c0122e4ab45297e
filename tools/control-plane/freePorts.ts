import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the range from which systems take ports for outgoing connections, so that a port stays
 * ours while its server is down and comes back.
 */
const FIRST = 12_000;
const LAST = 29_999;

/** Distinct loopback ports on which nothing listens now. */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  for (let tries = 0; found.size < count; tries++) {
    if (tries > 1000) {
      throw new Error(`no ${count} free ports between ${FIRST} and ${LAST}`);
    }
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
    if (!found.has(port) && (await isFree(port))) found.add(port);
  }
  return [...found];
}

async function isFree(port: number): Promise<boolean> {
  // On all interfaces: some controllers cannot be told to listen on loopback only.
  const server = createServer().listen(port);
  try {
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
