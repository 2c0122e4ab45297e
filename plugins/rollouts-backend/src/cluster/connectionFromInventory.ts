import { X509Certificate } from 'node:crypto';
import {
  sentence,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';
import type { InventoryCluster } from '@rollouts-portal/plugin-rollouts-node';

import type {
  AddressConfig,
  ClusterConnectionConfig,
} from './ClusterConnectionConfig';
import { ClusterProblemError } from './ClusterProblemError';
import { isApiServerUrl } from './isApiServerUrl';
import { isClusterName } from './isClusterName';
import { isNamespaceName } from './isNamespaceName';
import { isProxyUrl } from './isProxyUrl';
import { networksOf } from './networksOf';
import { refusePlainHttp } from './refusePlainHttp';

/**
 * How to reach a cluster that a source has listed.
 *
 * @throws ClusterProblemError where that is certainly wrong
 */
export function connectionFromInventory(
  cluster: InventoryCluster,
): ClusterConnectionConfig {
  const { name, configuredAt: key, environment } = cluster;
  const { reader, actor, namespaces } = cluster;
  if (!isClusterName(name)) {
    throw unusable(sentence('cluster-name-unusable', { key }));
  }
  const address = addressOf(cluster);
  if (namespaces && !namespaces.every(isNamespaceName)) {
    throw unusable(sentence('cluster-namespaces-unusable', { key }));
  }
  return {
    key,
    name,
    ...(environment && { environment }),
    address,
    reader: reader
      ? { type: 'provided', provide: reader }
      : { type: 'missing' },
    ...(namespaces && { namespaces: [...new Set(namespaces)] }),
    // Credentials for actions are not sent to a server that is not verified.
    ...(actor &&
      !address.skipTLSVerify && {
        actor: { type: 'provided', provide: actor },
      }),
  };
}

function addressOf({
  configuredAt: key,
  skipTLSVerify = false,
  ...cluster
}: InventoryCluster): Extract<AddressConfig, { type: 'url' }> {
  const { url, ca, caFile, serverName, proxyUrl, headers } = cluster;
  const { addressLimits: limits } = cluster;
  if (url === undefined || !isApiServerUrl(url)) {
    throw unusable(sentence('cluster-address-unusable', { key }));
  }
  const allowPlainHttp = cluster.dangerouslyAllowPlainHttp === true;
  if (!allowPlainHttp) refusePlainHttp(new URL(url), key);
  if (ca !== undefined && !isCertificate(ca)) {
    throw unusable(sentence('cluster-ca-unusable', { key }));
  }
  if (proxyUrl !== undefined && !isProxyUrl(proxyUrl)) {
    throw unusable(sentence('cluster-proxy-unusable', { key }));
  }
  if (limits?.networks && !areNetworks(limits.networks)) {
    throw unusable(sentence('cluster-limits-unusable', { key: limits.key }));
  }
  return {
    type: 'url',
    url,
    skipTLSVerify,
    ...(ca !== undefined && { ca }),
    ...(caFile !== undefined && { caFile }),
    ...(serverName !== undefined && { serverName }),
    ...(proxyUrl !== undefined && { proxyUrl }),
    ...(headers && { headers }),
    ...(allowPlainHttp && { allowPlainHttp }),
    ...(limits && { limits }),
  };
}

function isCertificate(pem: string): boolean {
  try {
    return Boolean(new X509Certificate(pem));
  } catch {
    return false;
  }
}

function areNetworks(written: readonly string[]): boolean {
  try {
    return Boolean(networksOf(written));
  } catch {
    return false;
  }
}

function unusable(problem: Sentence): ClusterProblemError {
  return new ClusterProblemError('unreachable', problem);
}
