import type { Socket } from 'node:net';
import {
  connect as connectTls,
  type ConnectionOptions,
  type TLSSocket,
} from 'node:tls';

import type { Endpoint } from '../ClusterAccess';
import type { Timing } from '../Timing';
import { withinTime } from '../withinTime';
import { established } from './established';
import { openTunnel } from './openTunnel';

/** A TLS connection to an API server, directly or through its proxy. */
export async function openTlsSocket(
  endpoint: Endpoint,
  protocols: string[],
  timing: Timing,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const host = endpoint.url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(endpoint.url.port || 443);
  const tunnel = await tunnelTo(endpoint, port, timing, signal);
  return established(
    connectTls({
      ...tlsOptions(endpoint, host),
      ...(tunnel ? { socket: tunnel } : { host, port }),
      ALPNProtocols: protocols,
    }),
    'secureConnect',
    timing,
    signal,
  );
}

async function tunnelTo(
  { url, proxy }: Endpoint,
  port: number,
  timing: Timing,
  signal: AbortSignal,
): Promise<Socket | undefined> {
  if (!proxy) return undefined;
  const late = new AbortController();
  const opening = openTunnel(
    proxy,
    `${url.hostname}:${port}`,
    AbortSignal.any([signal, late.signal]),
  );
  try {
    return await withinTime(opening, timing.connectTimeout, timing);
  } catch (error) {
    late.abort();
    throw error;
  }
}

function tlsOptions(endpoint: Endpoint, host: string): ConnectionOptions {
  return {
    servername: endpoint.servername ?? (isIpAddress(host) ? '' : host),
    rejectUnauthorized: endpoint.verify,
    ...(endpoint.ca !== undefined && { ca: endpoint.ca }),
    ...(endpoint.cert !== undefined && { cert: endpoint.cert }),
    ...(endpoint.key !== undefined && { key: endpoint.key }),
  };
}

function isIpAddress(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':');
}
