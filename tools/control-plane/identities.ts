import { randomBytes } from 'node:crypto';

export const IDENTITIES = [
  'admin',
  'portal-watcher',
  'portal-actor',
  'nobody',
] as const;

export type Identity = (typeof IDENTITIES)[number];

export type Tokens = Readonly<Record<Identity, string>>;

/**
 * Who the API server takes each token for. The portal's two are the ServiceAccounts of the
 * manifests that users apply, so those files' own bindings are what gives them rights here.
 */
const USERS: Readonly<Record<Identity, { user: string; groups: string }>> = {
  admin: { user: 'admin', groups: 'system:masters' },
  'portal-watcher': serviceAccount('portal-watcher'),
  'portal-actor': serviceAccount('portal-actor'),
  nobody: { user: 'nobody', groups: '' },
};

function serviceAccount(name: string) {
  return {
    user: `system:serviceaccount:rollouts-portal:${name}`,
    groups: 'system:serviceaccounts,system:serviceaccounts:rollouts-portal',
  };
}

export function newTokens(): Tokens {
  const token = () => randomBytes(24).toString('hex');
  return {
    admin: token(),
    'portal-watcher': token(),
    'portal-actor': token(),
    nobody: token(),
  };
}

/** The text of kube-apiserver's `--token-auth-file`: token, user, uid, groups. */
export function tokenFile(tokens: Tokens): string {
  return IDENTITIES.map(identity => {
    const { user, groups } = USERS[identity];
    return `${tokens[identity]},${user},${identity},"${groups}"\n`;
  }).join('');
}
