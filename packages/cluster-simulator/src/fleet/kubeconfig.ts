import type { FleetTokens } from './identities';

/** A kubeconfig with a context per identity, admin's being the current one. JSON is YAML. */
export function kubeconfig(
  { name, server, caPem }: { name: string; server: string; caPem: string },
  tokens: FleetTokens,
): string {
  const users = Object.entries(tokens);
  return JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name,
          cluster: {
            server,
            'certificate-authority-data': Buffer.from(caPem).toString('base64'),
          },
        },
      ],
      users: users.map(([user, token]) => ({ name: user, user: { token } })),
      contexts: users.map(([user]) => ({
        name: user,
        context: { cluster: name, user },
      })),
      'current-context': 'admin',
    },
    null,
    2,
  );
}
