import { connect as connectTcp } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Endpoint } from '../ClusterAccess';
import type { Timing } from '../Timing';
import type { Connection } from './Connection';
import { Http1Connection } from './Http1Connection';
import { Http2Connection } from './Http2Connection';
import { SilenceError } from './Connection';

/** Connects and agrees on a protocol: HTTP/2 where the server offers it over TLS, else HTTP/1.1. */
export async function openConnection(
  endpoint: Endpoint,
  {
    timing,
    onContact,
    signal,
  }: { timing: Timing; onContact: () => void; signal: AbortSignal },
): Promise<Connection> {
  const { url } = endpoint;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol === 'http:') {
    const socket = await established(
      connectTcp({ host, port: Number(url.port || 80) }),
      'connect',
      timing,
      signal,
    );
    socket.destroy();
    return new Http1Connection(url, {}, timing, onContact);
  }
  const tls = {
    servername: endpoint.servername ?? (isIpAddress(host) ? '' : host),
    rejectUnauthorized: endpoint.verify,
    ...(endpoint.ca !== undefined && { ca: endpoint.ca }),
    ...(endpoint.cert !== undefined && { cert: endpoint.cert }),
    ...(endpoint.key !== undefined && { key: endpoint.key }),
  };
  const socket: TLSSocket = await established(
    connectTls({
      ...tls,
      host,
      port: Number(url.port || 443),
      ALPNProtocols: ['h2', 'http/1.1'],
    }),
    'secureConnect',
    timing,
    signal,
  );
  socket.setNoDelay(true);
  if (socket.alpnProtocol === 'h2') {
    return new Http2Connection(socket, url.origin, timing, onContact);
  }
  socket.destroy();
  return new Http1Connection(url, tls, timing, onContact);
}

async function established<S extends ReturnType<typeof connectTcp>>(
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

function isIpAddress(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':');
}
