import { X509Certificate } from 'node:crypto';
import { sentence } from '@rollouts-portal/plugin-rollouts-common';

import { AddressGuard } from './AddressGuard';
import type { AccessKeys, ClusterAccess, Endpoint } from './ClusterAccess';
import type {
  AddressConfig,
  ClusterConnectionConfig,
  CredentialConfig,
} from './ClusterConnectionConfig';
import { ClusterProblemError } from './ClusterProblemError';
import { ExecSource } from './ExecSource';
import { KubeconfigSource, type LoadedKubeconfig } from './KubeconfigSource';
import { ProvidedCredential } from './ProvidedCredential';
import { readConfiguredFile } from './readConfiguredFile';
import { realTiming } from './realTiming';
import { refusePlainHttp } from './refusePlainHttp';
import type { CredentialTiming } from './Timing';

/**
 * One identity's access to the cluster. The address is always the cluster's own: credentials for actions never go to
 * another server than the one that is watched.
 *
 * @returns undefined when no credentials for that identity are configured.
 */
export function openAccess(
  cluster: ClusterConnectionConfig,
  identity: 'reader' | 'actor',
  timing: CredentialTiming = realTiming,
): ClusterAccess | undefined {
  const { address } = cluster;
  const credential = cluster[identity];
  if (!credential) return undefined;
  const keys = accessKeys(cluster, identity, credential);
  const place = readPlace(address, keys, timing);
  const proof = proofOf(credential, keys, timing);
  return {
    keys,
    endpoint: async () => {
      const endpoint = await place();
      refuseUnsafe(endpoint, identity, {
        keys,
        allowPlainHttp: address.type === 'url' && address.allowPlainHttp,
      });
      return { ...endpoint, ...(await proof.certificate?.()) };
    },
    authorization: options => proof.authorization(options),
  };
}

/** What an identity has to show, on the connection and with each request. */
type Proof = {
  certificate?(): Promise<Pick<Endpoint, 'cert' | 'key'>>;
  authorization: ClusterAccess['authorization'];
};

function proofOf(
  credential: CredentialConfig,
  keys: AccessKeys,
  timing: CredentialTiming,
): Proof {
  switch (credential.type) {
    case 'kubeconfig':
      return kubeconfigProof(
        new KubeconfigSource(credential, keys.credentials, timing),
      );
    case 'exec':
      return kubeconfigProof(
        new ExecSource(credential.exec, keys.credentials, timing),
      );
    case 'provided':
      return new ProvidedCredential(
        credential.provide,
        keys.credentials,
        timing,
      );
    default:
      return {
        authorization: () => configuredAuthorization(credential, keys),
      };
  }
}

function kubeconfigProof(kubeconfig: {
  load(options: { fresh: boolean }): Promise<Pick<LoadedKubeconfig, 'options'>>;
}): Proof {
  return {
    async certificate() {
      const { cert, key } = (await kubeconfig.load({ fresh: true })).options;
      return isPem(cert) && isPem(key) ? { cert, key } : {};
    },
    authorization: async options =>
      kubeconfigAuthorization(await kubeconfig.load(options)),
  };
}

function accessKeys(
  { key, address }: ClusterConnectionConfig,
  identity: 'reader' | 'actor',
  credential: CredentialConfig,
): Required<AccessKeys> {
  if (credential.type === 'provided' || credential.type === 'missing') {
    return { url: key, ca: key, proxy: key, credentials: key };
  }
  const at = identity === 'actor' ? `${key}.actor` : key;
  const credentials =
    credential.type === 'none' ? `${at}.token` : `${at}.${credential.type}`;
  if (address.type === 'kubeconfig') {
    const kubeconfig = `${key}.kubeconfig`;
    return { url: kubeconfig, ca: kubeconfig, proxy: kubeconfig, credentials };
  }
  return {
    url: `${key}.url`,
    ca: address.ca === undefined ? `${key}.caFile` : `${key}.caData`,
    proxy: `${key}.proxyUrl`,
    credentials,
  };
}

function readPlace(
  address: AddressConfig,
  keys: Required<AccessKeys>,
  timing: CredentialTiming,
): () => Promise<Endpoint> {
  if (address.type === 'url') {
    const { limits } = address;
    const guard = limits && new AddressGuard(keys.url, limits);
    return async () => ({
      ...(await configuredEndpoint(address, keys)),
      ...(guard && { guard }),
    });
  }
  const kubeconfig = new KubeconfigSource(address, keys.url, timing);
  return async () =>
    kubeconfigEndpoint(await kubeconfig.load({ fresh: true }), keys);
}

async function configuredEndpoint(
  address: Extract<AddressConfig, { type: 'url' }>,
  keys: Required<AccessKeys>,
): Promise<Endpoint> {
  const ca = await readCa(address, keys);
  const { serverName, proxyUrl, headers } = address;
  return {
    url: new URL(address.url),
    verify: !address.skipTLSVerify,
    ...(ca !== undefined && { ca }),
    ...(serverName !== undefined && { servername: serverName }),
    ...(proxyUrl !== undefined && {
      proxy: { url: new URL(proxyUrl), key: keys.proxy },
    }),
    ...(headers && { headers }),
  };
}

function kubeconfigEndpoint(
  { url, proxyUrl, options }: LoadedKubeconfig,
  keys: AccessKeys,
): Endpoint {
  return {
    url,
    // Without TLS there is nothing to verify, and it is allowed on loopback only.
    verify: url.protocol === 'http:' || options.rejectUnauthorized !== false,
    ...(isPem(options.ca) && { ca: options.ca }),
    ...(options.servername !== undefined && { servername: options.servername }),
    ...(proxyUrl && { proxy: { url: proxyUrl, key: keys.url } }),
  };
}

async function readCa(
  address: Extract<AddressConfig, { type: 'url' }>,
  keys: AccessKeys,
): Promise<string | undefined> {
  if (address.ca !== undefined || address.caFile === undefined) {
    return address.ca;
  }
  const pem = await readConfiguredFile(address.caFile, keys.ca, 'unreachable');
  try {
    void new X509Certificate(pem);
  } catch {
    throw new ClusterProblemError(
      'unreachable',
      sentence('cluster-ca-file', { key: keys.ca }),
    );
  }
  return pem;
}

/** A kubeconfig can change after the start, so this is checked for every connection. */
function refuseUnsafe(
  { url, verify }: Endpoint,
  identity: 'reader' | 'actor',
  {
    keys,
    allowPlainHttp,
  }: { keys: AccessKeys; allowPlainHttp: boolean | undefined },
): void {
  if (!allowPlainHttp) refusePlainHttp(url, keys.url);
  if (identity === 'actor' && !verify) {
    throw new ClusterProblemError(
      'unreachable',
      sentence('cluster-unverified-actor', { key: keys.url }),
    );
  }
}

function kubeconfigAuthorization({
  options,
}: Pick<LoadedKubeconfig, 'options'>): string | undefined {
  if (options.auth) {
    return `Basic ${Buffer.from(options.auth).toString('base64')}`;
  }
  const given = Object.entries(options.headers ?? {}).find(
    ([name]) => name.toLowerCase() === 'authorization',
  )?.[1];
  return typeof given === 'string' ? given : undefined;
}

async function configuredAuthorization(
  credential: CredentialConfig,
  keys: AccessKeys,
): Promise<string | undefined> {
  if (credential.type === 'token') return `Bearer ${credential.token}`;
  if (credential.type === 'missing') {
    throw new ClusterProblemError(
      'auth-failed',
      sentence('cluster-needs-person', { key: keys.credentials }),
    );
  }
  if (credential.type !== 'tokenFile') return undefined;
  const token = await readConfiguredFile(
    credential.file,
    keys.credentials,
    'auth-failed',
  );
  // Anything else cannot be sent in a header, and its text must not end up in an error message.
  if (!/^[\x21-\x7e]+$/.test(token.trim())) {
    throw new ClusterProblemError(
      'auth-failed',
      sentence('cluster-token-file', { key: keys.credentials }),
    );
  }
  return `Bearer ${token.trim()}`;
}

function isPem(value: unknown): value is string | Buffer {
  return typeof value === 'string' || Buffer.isBuffer(value);
}
