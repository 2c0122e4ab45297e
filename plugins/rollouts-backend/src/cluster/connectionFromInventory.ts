import { X509Certificate } from 'node:crypto';
import {
  sentence,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';
import type { InventoryCluster } from '@rollouts-portal/plugin-rollouts-node';

import type { ClusterConnectionConfig } from './ClusterConnectionConfig';
import { ClusterProblemError } from './ClusterProblemError';
import { isClusterName } from './isClusterName';
import { refusePlainHttp } from './refusePlainHttp';

/**
 * How to reach a cluster that a source has listed.
 *
 * @throws ClusterProblemError where that is certainly wrong
 */
export function connectionFromInventory(
  cluster: InventoryCluster,
): ClusterConnectionConfig {
  const { name, configuredAt: key, environment, reader, actor } = cluster;
  const skipTLSVerify = cluster.skipTLSVerify ?? false;
  if (!isClusterName(name)) {
    throw unusable(sentence('cluster-name-unusable', { key }));
  }
  if (!isAddress(cluster.url)) {
    throw unusable(sentence('cluster-address-unusable', { key }));
  }
  refusePlainHttp(new URL(cluster.url), key);
  if (cluster.ca !== undefined && !isCertificate(cluster.ca)) {
    throw unusable(sentence('cluster-ca-unusable', { key }));
  }
  return {
    key,
    name,
    ...(environment !== undefined && { environment }),
    address: {
      type: 'url',
      url: cluster.url,
      skipTLSVerify,
      ...(cluster.ca !== undefined && { ca: cluster.ca }),
      ...(cluster.caFile !== undefined && { caFile: cluster.caFile }),
    },
    reader: reader
      ? { type: 'provided', provide: reader }
      : { type: 'missing' },
    // Credentials for actions are not sent to a server that is not verified.
    ...(actor &&
      !skipTLSVerify && { actor: { type: 'provided', provide: actor } }),
  };
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, pathname, search, hash } = new URL(
    text,
  );
  return (
    (protocol === 'https:' || protocol === 'http:') &&
    !username &&
    !password &&
    pathname === '/' &&
    !search &&
    !hash
  );
}

function isCertificate(pem: string): boolean {
  try {
    return Boolean(new X509Certificate(pem));
  } catch {
    return false;
  }
}

function unusable(problem: Sentence): ClusterProblemError {
  return new ClusterProblemError('unreachable', problem);
}
