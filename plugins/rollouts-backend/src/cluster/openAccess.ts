import { X509Certificate } from 'node:crypto';
import { sentence } from '@rollouts-portal/plugin-rollouts-common';
import type { AccessKeys, ClusterAccess, Endpoint } from './ClusterAccess';
import type {
  AddressConfig,
  ClusterConnectionConfig,
  CredentialConfig,
} from './ClusterConnectionConfig';
import { ClusterProblemError } from './ClusterProblemError';
import { isLoopback } from './isLoopback';
import { loadKubeconfig } from './loadKubeconfig';
import { readConfiguredFile } from './readConfiguredFile';

/**
 * One identity's access to the cluster. The address is always the cluster's own: credentials for actions never go to
 * another server than the one that is watched.
 *
 * @returns undefined when no credentials for that identity are configured.
 */
export function openAccess(
  cluster: ClusterConnectionConfig,
  identity: 'reader' | 'actor',
): ClusterAccess | undefined {
  const credential = cluster[identity];
  if (!credential) return undefined;
  const keys = accessKeys(cluster, identity, credential);
  return {
    keys,
    endpoint: async () => {
      const endpoint = await readEndpoint(cluster, keys);
      refuseUnsafe(endpoint, identity, keys);
      return { ...endpoint, ...(await clientCertificate(credential, keys)) };
    },
    authorization: () => readAuthorization(credential, keys),
  };
}

function accessKeys(
  { key, address }: ClusterConnectionConfig,
  identity: 'reader' | 'actor',
  credential: CredentialConfig,
): AccessKeys {
  const at = identity === 'actor' ? `${key}.actor` : key;
  const credentials =
    credential.type === 'none' ? `${at}.token` : `${at}.${credential.type}`;
  if (address.type === 'kubeconfig') {
    const kubeconfig = `${key}.kubeconfig`;
    return { url: kubeconfig, ca: kubeconfig, credentials };
  }
  return {
    url: `${key}.url`,
    ca: address.ca === undefined ? `${key}.caFile` : `${key}.caData`,
    credentials,
  };
}

async function readEndpoint(
  { key, address }: ClusterConnectionConfig,
  keys: AccessKeys,
): Promise<Endpoint> {
  if (address.type === 'url') {
    const ca = await readCa(address, keys);
    return {
      url: new URL(address.url),
      verify: !address.skipTLSVerify,
      ...(ca !== undefined && { ca }),
    };
  }
  const { server, options } = await loadKubeconfig(
    address,
    `${key}.kubeconfig`,
  );
  if (!URL.canParse(server)) {
    throw new ClusterProblemError(
      'unreachable',
      sentence('cluster-kubeconfig', {
        key: keys.url,
        reason: 'its server is not a URL',
      }),
    );
  }
  return {
    url: new URL(server),
    verify: options.rejectUnauthorized !== false,
    ...(isPem(options.ca) && { ca: options.ca }),
    ...(options.servername !== undefined && { servername: options.servername }),
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
  keys: AccessKeys,
): void {
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) {
    throw new ClusterProblemError(
      'unreachable',
      sentence('cluster-plain-http', { key: keys.url }),
    );
  }
  if (identity === 'actor' && !verify) {
    throw new ClusterProblemError(
      'unreachable',
      sentence('cluster-unverified-actor', { key: keys.url }),
    );
  }
}

async function clientCertificate(
  credential: CredentialConfig,
  keys: AccessKeys,
): Promise<Pick<Endpoint, 'cert' | 'key'>> {
  if (credential.type !== 'kubeconfig') return {};
  const { cert, key } = (await loadKubeconfig(credential, keys.credentials))
    .options;
  return isPem(cert) && isPem(key) ? { cert, key } : {};
}

async function readAuthorization(
  credential: CredentialConfig,
  keys: AccessKeys,
): Promise<string | undefined> {
  switch (credential.type) {
    case 'none':
      return undefined;
    case 'token':
      return `Bearer ${credential.token}`;
    case 'tokenFile': {
      const token = (
        await readConfiguredFile(
          credential.file,
          keys.credentials,
          'auth-failed',
        )
      ).trim();
      // Anything else cannot be sent in a header, and its text must not end up in an error message.
      if (!/^[\x21-\x7e]+$/.test(token)) {
        throw new ClusterProblemError(
          'auth-failed',
          sentence('cluster-token-file', { key: keys.credentials }),
        );
      }
      return `Bearer ${token}`;
    }
    case 'kubeconfig': {
      const { options } = await loadKubeconfig(credential, keys.credentials);
      const headers = new Headers();
      for (const [name, value] of Object.entries(options.headers ?? {})) {
        if (typeof value === 'string') headers.set(name, value);
      }
      if (options.auth) {
        return `Basic ${Buffer.from(options.auth).toString('base64')}`;
      }
      return headers.get('authorization') ?? undefined;
    }
    default:
      return unknownCredential(credential);
  }
}

function unknownCredential(credential: never): never {
  throw new Error(`Unknown credential ${JSON.stringify(credential)}`);
}

function isPem(value: unknown): value is string | Buffer {
  return typeof value === 'string' || Buffer.isBuffer(value);
}
