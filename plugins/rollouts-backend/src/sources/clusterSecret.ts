import type {
  ClusterCredential,
  InventoryCluster,
} from '@rollouts-portal/plugin-rollouts-node';
import { z } from 'zod';

import { argoCdCluster } from './argoCdCluster';
import type { ArgoCdInventory } from './ArgoCdInventory';
import { isOwnCluster } from './isOwnCluster';

const base64 = z
  .string()
  .transform(text => Buffer.from(text, 'base64').toString('utf8'));

const secretSchema = z.object({
  metadata: z.object({
    labels: z.record(z.string(), z.string()).optional(),
  }),
  data: z.object({
    name: base64.default(''),
    server: base64,
    config: base64.default('{}'),
    namespaces: base64.optional(),
  }),
});

const configSchema = z.object({
  username: z.string().optional(),
  bearerToken: z.string().optional(),
  awsAuthConfig: z.unknown().optional(),
  execProviderConfig: z.unknown().optional(),
  proxyUrl: z.string().optional(),
  tlsClientConfig: z
    .object({
      insecure: z.boolean().optional(),
      serverName: z.string().optional(),
      caData: base64.optional(),
      certData: base64.optional(),
      keyData: base64.optional(),
    })
    .default({}),
});

type SecretConfig = z.infer<typeof configSchema>;

/**
 * A Secret in which Argo CD keeps a cluster, as a cluster to look at. What it proves itself with is nowhere but in what
 * the reader gives; nothing of the Secret stands in an error. Undefined when it is no such Secret.
 */
export function clusterSecret(
  secret: unknown,
  inventory: ArgoCdInventory,
): InventoryCluster | undefined {
  const parsed = secretSchema.safeParse(secret);
  if (!parsed.success) return undefined;
  const { metadata, data } = parsed.data;
  const { name } = data;
  const server = data.server.replace(/\/+$/, '');
  const cluster = { name, server, labels: metadata.labels };
  const described = argoCdCluster(cluster, inventory);
  // The portal reaches it already: it has just read this there.
  if (isOwnCluster(cluster)) return described;
  const config = configOf(data.config);
  if (!config) {
    return withoutReader(described, 'a config that cannot be read');
  }
  const credential = credentialOf(config);
  if (typeof credential === 'string') {
    return withoutReader(described, credential);
  }
  const namespaces = data.namespaces?.split(',').map(each => each.trim());
  return {
    ...described,
    url: server,
    ...connectionOf(config),
    ...(namespaces?.some(Boolean) && {
      namespaces: namespaces.filter(Boolean),
    }),
    reader: async () => credential,
  };
}

function configOf(text: string): SecretConfig | undefined {
  try {
    // What is wrong with it is not told: the parser would quote it.
    return configSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Or the name of the key that asks for something else. */
function credentialOf(config: SecretConfig): ClusterCredential | string {
  const { certData, keyData } = config.tlsClientConfig;
  if (config.bearerToken) {
    return { type: 'bearer-token', token: config.bearerToken };
  }
  if (certData && keyData) {
    return { type: 'client-certificate', certificate: certData, key: keyData };
  }
  // A program that a Secret names is not run here, and clouds are asked through rollouts.clusters.
  if (config.execProviderConfig) return 'execProviderConfig';
  if (config.awsAuthConfig) return 'awsAuthConfig';
  return config.username ? 'username' : 'none';
}

function connectionOf({
  proxyUrl,
  tlsClientConfig: { caData, serverName, insecure },
}: SecretConfig): Pick<
  InventoryCluster,
  'ca' | 'serverName' | 'skipTLSVerify' | 'proxyUrl'
> {
  return {
    ...(caData && { ca: caData }),
    ...(serverName && { serverName }),
    ...(insecure && { skipTLSVerify: true }),
    ...(proxyUrl && { proxyUrl }),
  };
}

function withoutReader(
  cluster: InventoryCluster,
  kind: string,
): InventoryCluster {
  return { ...cluster, withoutReader: { why: 'unsupported', kind } };
}
