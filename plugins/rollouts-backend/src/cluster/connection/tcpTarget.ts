import type { LookupFunction } from 'node:net';

import type { Endpoint } from '../ClusterAccess';

/**
 * Where a connection to an API server goes.
 *
 * @throws ClusterProblemError when that is a literal address which is refused
 */
export function tcpTarget({ url, guard }: Endpoint): {
  host: string;
  port: number;
  lookup?: LookupFunction;
} {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  guard?.requireLiteral(host);
  return {
    host,
    port: Number(url.port || (url.protocol === 'http:' ? 80 : 443)),
    ...(guard && { lookup: guard.lookup }),
  };
}
