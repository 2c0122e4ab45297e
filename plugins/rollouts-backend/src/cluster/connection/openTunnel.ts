import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { sentence } from '@rollouts-portal/plugin-rollouts-common';

import type { ProxyEndpoint } from '../ClusterAccess';
import { ClusterProblemError } from '../ClusterProblemError';

/**
 * A connection through a proxy, which sees who is reached and nothing else.
 *
 * @param authority - host and port of the API server
 * @throws ClusterProblemError when the proxy refuses
 */
export function openTunnel(
  proxy: ProxyEndpoint,
  authority: string,
  signal: AbortSignal,
): Promise<Socket> {
  const { url, key } = proxy;
  const isSecure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = (isSecure ? httpsRequest : httpRequest)({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port || (isSecure ? 443 : 80),
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...proxyAuthorization(url) },
      // One for each connection: it belongs to the API server from then on.
      agent: false,
      signal,
    });
    request.once('connect', ({ statusCode = 0 }, socket) => {
      if (statusCode === 200) {
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(
        new ClusterProblemError(
          'unreachable',
          sentence('cluster-proxy', { key, status: statusCode }),
        ),
      );
    });
    request.once('response', response => {
      response.destroy();
      const { statusCode = 0 } = response;
      reject(
        new ClusterProblemError(
          'unreachable',
          sentence('cluster-proxy', { key, status: statusCode }),
        ),
      );
    });
    request.once('error', reject);
    request.end();
  });
}

function proxyAuthorization({ username, password }: URL): {
  'proxy-authorization'?: string;
} {
  if (!username) return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(
    password,
  )}`;
  return {
    'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}`,
  };
}
