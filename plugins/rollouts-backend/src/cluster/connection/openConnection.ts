import { Agent } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import type { Endpoint } from '../ClusterAccess';
import type { Timing } from '../Timing';
import type { Connection } from './Connection';
import { established } from './established';
import type { Hearing } from './Hearing';
import { Http1Connection } from './Http1Connection';
import { Http2Connection } from './Http2Connection';
import { openTlsSocket } from './openTlsSocket';
import { PrefixedConnection } from './PrefixedConnection';
import { tcpTarget } from './tcpTarget';
import { TunnelAgent } from './TunnelAgent';

// A gateway answers for many clusters, and writes each request into its log.
const PROBES_OF_A_GATEWAY = 15;

type OpenOptions = {
  timing: Timing;
  hearing: Hearing;
  signal: AbortSignal;
};

/** Connects and agrees on a protocol: HTTP/2 where the server offers it over TLS, else HTTP/1.1. */
export async function openConnection(
  endpoint: Endpoint,
  options: OpenOptions,
): Promise<Connection> {
  const { url, headers = {} } = endpoint;
  const connection =
    url.protocol === 'http:'
      ? await openPlain(endpoint, options)
      : await openSecure(endpoint, options);
  const path = url.pathname.replace(/\/+$/, '');
  return path || Object.keys(headers).length > 0
    ? new PrefixedConnection(connection, path, headers)
    : connection;
}

async function openPlain(
  endpoint: Endpoint,
  { timing, hearing, signal }: OpenOptions,
): Promise<Connection> {
  const { url } = endpoint;
  const target = tcpTarget(endpoint);
  const socket: Socket = await established(
    connectTcp(target),
    'connect',
    timing,
    signal,
  );
  socket.destroy();
  const agent = new Agent({
    keepAlive: true,
    ...(target.lookup && { lookup: target.lookup }),
  });
  const probedEvery = probeInterval(endpoint, timing);
  return new Http1Connection({ url, agent, timing, probedEvery, hearing });
}

async function openSecure(
  endpoint: Endpoint,
  { timing, hearing, signal }: OpenOptions,
): Promise<Connection> {
  const { url } = endpoint;
  const socket = await openTlsSocket(
    endpoint,
    ['h2', 'http/1.1'],
    timing,
    signal,
  );
  socket.setNoDelay(true);
  if (socket.alpnProtocol === 'h2') {
    return new Http2Connection(socket, url.origin, timing, hearing);
  }
  socket.destroy();
  const agent = new TunnelAgent(closed =>
    openTlsSocket(endpoint, ['http/1.1'], timing, closed),
  );
  const probedEvery = probeInterval(endpoint, timing);
  return new Http1Connection({ url, agent, timing, probedEvery, hearing });
}

function probeInterval({ headers }: Endpoint, { pingInterval }: Timing) {
  return headers ? pingInterval * PROBES_OF_A_GATEWAY : pingInterval;
}
