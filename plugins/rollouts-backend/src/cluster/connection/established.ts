import type { Socket } from 'node:net';
import type { Timing } from '../Timing';
import { SilenceError } from './Connection';

/** A socket once it is connected; destroyed when that takes too long or nobody waits any more. */
export async function established<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  timing: Timing,
  signal: AbortSignal,
): Promise<S> {
  const settled = new AbortController();
  const late = timing
    .sleep(timing.connectTimeout, AbortSignal.any([signal, settled.signal]))
    .then(() => {
      throw new SilenceError('no connection in time');
    });
  const connected = new Promise<S>((resolve, reject) => {
    socket.once(event, () => resolve(socket));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed while connecting')));
  });
  connected.catch(() => {});
  late.catch(() => {});
  try {
    return await Promise.race([connected, late]);
  } catch (error) {
    socket.on('error', () => {});
    socket.destroy();
    throw error;
  } finally {
    settled.abort();
  }
}
