import type { InClusterServer } from '@rollouts-portal/plugin-rollouts-node';
import { z } from 'zod';

import type { CredentialConfig } from '../cluster/ClusterConnectionConfig';
import type { ConfiguredCluster } from '../cluster/ConfiguredCluster';
import { isClusterName } from '../cluster/isClusterName';
import { isNamespaceName } from '../cluster/isNamespaceName';
import { addressKeys, addressOf } from './addressOf';
import type { Complain } from './Complain';
import { credentialKeys, credentialOf, type Credentials } from './credentialOf';

const text = z.string().trim().min(1, 'is empty');

const clusterShape = z.strictObject({
  name: text.refine(
    isClusterName,
    'is not a name: use letters, digits and . _ : @ / - in between',
  ),
  environment: text.optional(),
  labels: z.record(z.string(), z.string()).optional(),
  ...addressKeys,
  ...credentialKeys,
  actor: z.strictObject(credentialKeys).optional(),
  namespaces: z
    .array(
      z
        .string()
        .refine(
          isNamespaceName,
          'is a malformed namespace: lower-case letters, digits and dashes, at most 63, no dash at either end',
        ),
    )
    .min(1, 'is empty: leave it out to watch all namespaces')
    .optional(),
});

type ClusterShape = z.infer<typeof clusterShape>;

type Parsed = WithoutKey<ConfiguredCluster>;

// Of each alternative by itself.
type WithoutKey<Cluster> = Cluster extends unknown
  ? Omit<Cluster, 'key'>
  : never;

/**
 * One entry of `rollouts.clusters`; all that is wrong with it is told at once.
 *
 * @param inCluster - what `inCluster: true` stands for here
 */
export function clusterSchema(inCluster: InClusterServer | undefined) {
  return (
    clusterShape
      // A refinement runs also where single values are wrong already; a transformation would not.
      .superRefine((cluster, context) => {
        clusterOf(cluster, inCluster, (path, message) =>
          context.addIssue({ code: 'custom', path, message }),
        );
      })
      .transform(cluster => clusterOf(cluster, inCluster, () => {}) ?? z.NEVER)
  );
}

function clusterOf(
  cluster: ClusterShape,
  inCluster: InClusterServer | undefined,
  complain: Complain,
): Parsed | undefined {
  const { name, environment, labels, namespaces } = cluster;
  const described = {
    name,
    ...(environment !== undefined && { environment }),
    ...(labels && { labels }),
  };
  if (onlyDescribes(cluster)) return described;
  const address = addressOf(cluster, inCluster, complain);
  const reader = readerOf(cluster, inCluster, complain);
  const actor = cluster.actor && actorOf(cluster, cluster.actor, complain);
  if (!address || !reader || (cluster.actor && !actor)) return undefined;
  return {
    ...described,
    address,
    reader,
    ...(actor && { actor }),
    ...(namespaces && { namespaces: [...new Set(namespaces)] }),
  };
}

/** Says of a cluster that is known from elsewhere what it is for, and nothing else. */
function onlyDescribes(cluster: ClusterShape): boolean {
  const { name: _, environment, labels, ...rest } = cluster;
  return (
    (environment !== undefined || labels !== undefined) &&
    Object.values(rest).every(value => value === undefined || value === false)
  );
}

function readerOf(
  cluster: ClusterShape,
  inCluster: InClusterServer | undefined,
  complain: Complain,
): CredentialConfig | undefined {
  const { url } = cluster;
  const isOpen =
    url !== undefined && URL.canParse(url) && new URL(url).protocol === 'http:';
  const credential = credentialOf(cluster, [], complain);
  if (credential) return credential;
  // `kubectl proxy` and the like add their own.
  if (isOpen) return { type: 'none' };
  if (cluster.inCluster) {
    return inCluster && { type: 'tokenFile', file: inCluster.tokenFile };
  }
  complain(
    ['token'],
    'is missing: give token, tokenFile, exec or kubeconfig, for an identity that may list and watch',
  );
  return undefined;
}

function actorOf(
  { skipTLSVerify }: ClusterShape,
  given: Credentials,
  complain: Complain,
): CredentialConfig | undefined {
  if (skipTLSVerify) {
    complain(
      ['skipTLSVerify'],
      'cannot stand beside actor: credentials for actions are not sent to a server that is not verified',
    );
  }
  const credential = credentialOf(given, ['actor'], complain);
  if (!credential) {
    complain(
      ['actor'],
      'holds no credentials: give token, tokenFile, exec or kubeconfig, or leave actor out',
    );
  }
  return credential;
}
