import type { KubernetesCredential } from '@backstage/plugin-kubernetes-node';
import type { ClusterCredential } from '@rollouts-portal/plugin-rollouts-node';

/** A credential of the Kubernetes plugin in our words. */
export function clusterCredential(
  credential: KubernetesCredential,
): ClusterCredential {
  switch (credential.type) {
    case 'bearer token':
      return { type: 'bearer-token', token: credential.token };
    case 'x509 client certificate':
      return {
        type: 'client-certificate',
        certificate: credential.cert,
        key: credential.key,
      };
    case 'anonymous':
      return { type: 'anonymous' };
    default:
      return refuse(credential);
  }
}

function refuse(credential: never): never {
  throw new Error(
    `a credential of a kind that is not known: ${typeof credential}`,
  );
}
