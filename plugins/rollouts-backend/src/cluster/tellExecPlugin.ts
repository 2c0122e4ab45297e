import type { Cluster, User } from '@kubernetes/client-node';
import { z } from 'zod';

const VARIABLE = 'KUBERNETES_EXEC_INFO';

const variables = z.array(z.object({ name: z.string(), value: z.string() }));

/**
 * Tells a credential plugin what kubectl tells it, and the library does not: some refuse to work without.
 *
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
export function tellExecPlugin(
  { exec }: Pick<User, 'exec'>,
  cluster?: Cluster,
): void {
  if (!exec) return;
  const given = variables.safeParse(exec.env ?? []);
  const info = {
    kind: 'ExecCredential',
    apiVersion: exec.apiVersion ?? 'client.authentication.k8s.io/v1',
    spec: {
      interactive: false,
      ...(exec.provideClusterInfo &&
        cluster && {
          cluster: {
            server: cluster.server,
            'certificate-authority-data': cluster.caData,
            'tls-server-name': cluster.tlsServerName,
          },
        }),
    },
  };
  exec.env = [
    ...(given.success ? given.data : []),
    { name: VARIABLE, value: JSON.stringify(info) },
  ];
}
