import type { ClusterAccess } from './ClusterAccess';
import type { AddressConfig } from './ClusterConnectionConfig';

/** An access that also tells where it leads to, as far as that is known without reading a file for it. */
export function rememberServer(
  access: ClusterAccess,
  address: AddressConfig,
): { access: ClusterAccess; server(): string | undefined } {
  let server = address.type === 'url' ? address.url : undefined;
  return {
    access: {
      ...access,
      // Asked for every connection, so that a kubeconfig which changed counts here, too.
      endpoint: async () => {
        const endpoint = await access.endpoint();
        server = endpoint.url.href;
        return endpoint;
      },
    },
    server: () => server,
  };
}
