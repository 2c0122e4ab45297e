import { randomBytes } from 'node:crypto';
import { everything, type Identity } from '../api-server/AccessRules';
import { rulesFor } from './rulesFor';

/** The portal's two are the ServiceAccounts of the manifests that users apply. */
export type FleetTokens = {
  admin: string;
  'portal-watcher': string;
  'portal-actor': string;
  /** Somebody who may do nothing. */
  nobody: string;
};

export function newTokens(): FleetTokens {
  const token = () => randomBytes(24).toString('hex');
  return {
    admin: token(),
    'portal-watcher': token(),
    'portal-actor': token(),
    nobody: token(),
  };
}

/** Who shows which token. `rbac`: manifests with the roles of the portal's two, and their bindings. */
export function identitiesOf(
  tokens: FleetTokens,
  rbac: string,
): Record<string, Identity> {
  const serviceAccount = (name: 'portal-watcher' | 'portal-actor') => ({
    user: `system:serviceaccount:rollouts-portal:${name}`,
    rules: rulesFor(name, rbac),
  });
  return {
    [tokens.admin]: { user: 'admin', rules: everything },
    [tokens['portal-watcher']]: serviceAccount('portal-watcher'),
    [tokens['portal-actor']]: serviceAccount('portal-actor'),
    [tokens.nobody]: { user: 'nobody', rules: [] },
  };
}
