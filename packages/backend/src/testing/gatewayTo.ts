import type { IncomingMessage, RequestListener } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream';

import type { SimulatedCluster } from '@rollouts-portal/cluster-simulator';

/**
 * Stands before a cluster and lets through as `admin` whoever sends the right token: so does a cluster that trusts those
 * of a cloud, which a simulated one cannot.
 *
 * @param isRight - of a bearer token; undefined: none was sent
 */
export function gatewayTo(
  { server, caPem }: SimulatedCluster,
  isRight: (token: string | undefined) => boolean,
): RequestListener {
  return (request, response) => {
    if (!isRight(tokenOf(request))) {
      response.writeHead(401).end();
      return;
    }
    const { method, url = '/', headers } = request;
    const onward = httpsRequest(
      new URL(url, server),
      {
        ...(method !== undefined && { method }),
        headers: { ...headers, authorization: 'Bearer admin' },
        ca: caPem,
        agent: false,
      },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        response.flushHeaders();
        pipeline(answer, response, () => {});
      },
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  };
}

function tokenOf({ headers }: IncomingMessage): string | undefined {
  return headers.authorization?.replace(/^Bearer /, '');
}
