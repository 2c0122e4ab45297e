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
import { tcpTarget } from './tcpTarget';

/** A TLS connection to an API server, directly or through its proxy. */
export async function openTlsSocket(
  endpoint: Endpoint,
  protocols: string[],
  timing: Timing,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const target = tcpTarget(endpoint);
  const tunnel = await tunnelTo(endpoint, target, timing, signal);
  return established(
    connectTls({
      ...tlsOptions(endpoint, target.host),
      ...(tunnel ? { socket: tunnel } : target),
      ALPNProtocols: protocols,
    }),
    'secureConnect',
    timing,
    signal,
  );
}

async function tunnelTo(
  endpoint: Endpoint,
  { host, port }: { host: string; port: number },
  timing: Timing,
  signal: AbortSignal,
): Promise<Socket | undefined> {
  const { proxy } = endpoint;
  if (!proxy) return undefined;
  const late = new AbortController();
  const opening = hostForProxy(endpoint, host).then(asked =>
    openTunnel(
      proxy,
      `${asked}:${port}`,
      AbortSignal.any([signal, late.signal]),
    ),
  );
  try {
    return await withinTime(opening, timing.connectTimeout, timing);
  } catch (error) {
    late.abort();
    throw error;
  }
}

/** As a URL has it. A proxy that resolved the name itself could go where nobody has checked, so it gets an address. */
async function hostForProxy(
  { url, guard }: Endpoint,
  host: string,
): Promise<string> {
  if (!guard) return url.hostname;
  const [{ address, family }] = await guard.addressesOf(host);
  return family === 6 ? `[${address}]` : address;
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
