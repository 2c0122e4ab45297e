import { X509Certificate } from 'node:crypto';
import type { InClusterServer } from '@rollouts-portal/plugin-rollouts-node';
import { z } from 'zod';

import type { AddressConfig } from '../cluster/ClusterConnectionConfig';
import { isApiServerUrl } from '../cluster/isApiServerUrl';
import { isLoopback } from '../cluster/isLoopback';
import { isProxyUrl } from '../cluster/isProxyUrl';
import type { Complain } from './Complain';
import { kubeconfigReference, kubeconfigShape } from './credentialOf';

const text = z.string().trim().min(1, 'is empty');

/** The keys that say where an API server is and how to know it. */
export const addressKeys = {
  url: text.optional(),
  caFile: text.optional(),
  caData: text.optional(),
  tlsServerName: text.optional(),
  proxyUrl: text.optional(),
  skipTLSVerify: z.boolean().default(false),
  inCluster: z.boolean().default(false),
  kubeconfig: kubeconfigShape.optional(),
};

type Address = z.infer<z.ZodObject<typeof addressKeys>>;

/** Where a cluster's API server is; undefined when that cannot be said. */
export function addressOf(
  given: Address,
  inCluster: InClusterServer | undefined,
  complain: Complain,
): AddressConfig | undefined {
  if (given.kubeconfig) {
    refuseBeside(given, 'kubeconfig', complain);
    if (given.inCluster) complain(['inCluster'], beside('kubeconfig'));
    return { type: 'kubeconfig', ...kubeconfigReference(given.kubeconfig) };
  }
  if (given.inCluster) return ownAddress(given, inCluster, complain);
  const { url, caFile, caData, tlsServerName, proxyUrl, skipTLSVerify } = given;
  if (url === undefined) {
    complain(
      ['url'],
      'is missing: give the address of the API server, such as https://10.0.0.1:6443, or a kubeconfig, or inCluster',
    );
  } else {
    checkUrl(url, complain);
  }
  if (proxyUrl !== undefined) checkProxy(proxyUrl, url, complain);
  if (caFile !== undefined && caData !== undefined) {
    complain(['caData'], 'cannot stand beside caFile: give one of them');
  }
  const ca = caData === undefined ? undefined : readCa(caData, complain);
  return url === undefined
    ? undefined
    : {
        type: 'url',
        url,
        skipTLSVerify,
        ...(ca !== undefined && { ca }),
        ...(caFile !== undefined && { caFile }),
        ...(tlsServerName !== undefined && { serverName: tlsServerName }),
        ...(proxyUrl !== undefined && { proxyUrl }),
      };
}

function ownAddress(
  given: Address,
  inCluster: InClusterServer | undefined,
  complain: Complain,
): AddressConfig | undefined {
  refuseBeside(given, 'inCluster', complain);
  if (!inCluster) {
    complain(
      ['inCluster'],
      'is true, and the portal does not run in Kubernetes with a service account',
    );
    return undefined;
  }
  const { url, caFile } = inCluster;
  return { type: 'url', url, caFile, skipTLSVerify: false };
}

function refuseBeside(
  given: Address,
  other: 'kubeconfig' | 'inCluster',
  complain: Complain,
): void {
  const keys = [
    'url',
    'caFile',
    'caData',
    'tlsServerName',
    'proxyUrl',
  ] as const;
  for (const key of keys) {
    if (given[key] !== undefined) complain([key], beside(other));
  }
  if (given.skipTLSVerify) complain(['skipTLSVerify'], beside(other));
}

function beside(other: 'kubeconfig' | 'inCluster'): string {
  return `cannot stand beside ${other}, which says this itself`;
}

function checkUrl(given: string, complain: Complain): void {
  if (!URL.canParse(given)) {
    complain(['url'], 'is not a URL: give one such as https://10.0.0.1:6443');
    return;
  }
  const { protocol, hostname, username, password } = new URL(given);
  if (protocol !== 'https:' && protocol !== 'http:') {
    complain(['url'], 'must begin with https://');
  } else if (protocol === 'http:' && !isLoopback(hostname)) {
    complain(
      ['url'],
      'must begin with https://, because plain http would show the token to the network; http is for loopback addresses only',
    );
  } else if (username || password) {
    complain(['url'], 'must not hold credentials: give a token instead');
  } else if (!isApiServerUrl(given)) {
    complain(['url'], 'must be the address of an API server: no query');
  }
}

function checkProxy(
  given: string,
  url: string | undefined,
  complain: Complain,
): void {
  if (!isProxyUrl(given)) {
    complain(
      ['proxyUrl'],
      'must be a URL with http or https that ends after the port, such as http://proxy.example.test:3128',
    );
  }
  if (url?.startsWith('http:')) {
    complain(['proxyUrl'], 'cannot stand beside plain http');
  }
}

function readCa(given: string, complain: Complain): string | undefined {
  const pem = given.includes('-----BEGIN')
    ? given
    : Buffer.from(given, 'base64').toString('utf8');
  const certificates = pem.match(
    /-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g,
  );
  const isReadable = certificates?.every(certificate => {
    try {
      return Boolean(new X509Certificate(certificate));
    } catch {
      return false;
    }
  });
  if (isReadable) return pem;
  complain(['caData'], 'is not a certificate in PEM, nor base64 of one');
  return undefined;
}
