import { IDENTITIES, type Tokens } from './identities.ts';

/** A kubeconfig with a context per identity, admin's being the current one. JSON is YAML. */
export function kubeconfig(
  name: string,
  server: string,
  ca: string,
  tokens: Tokens,
): string {
  return `${JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name,
          cluster: {
            server,
            'certificate-authority-data': Buffer.from(ca).toString('base64'),
          },
        },
      ],
      users: IDENTITIES.map(identity => ({
        name: identity,
        user: { token: tokens[identity] },
      })),
      contexts: IDENTITIES.map(identity => ({
        name: identity,
        context: { cluster: name, user: identity },
      })),
      'current-context': 'admin',
    },
    null,
    2,
  )}\n`;
}
