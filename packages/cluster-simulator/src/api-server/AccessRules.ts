import { ApiError } from '../store/ApiError';
import type { RequestTarget } from './RequestTarget';

/** Like a rule of a ClusterRole, or of a Role when `namespaces` are given. `*` means all. */
export type AccessRule = {
  namespaces?: readonly string[];
  groups: readonly string[];
  /** Plural names; `rollouts/status` is another resource than `rollouts`. */
  resources: readonly string[];
  verbs: readonly string[];
};

export type Identity = { user: string; rules: readonly AccessRule[] };

export const everything: readonly AccessRule[] = [
  { groups: ['*'], resources: ['*'], verbs: ['*'] },
];

export const anonymous: Identity = { user: 'system:anonymous', rules: [] };

// What every cluster lets anyone read, and anyone whom it knows.
const PUBLIC = ['/livez', '/readyz', '/healthz', '/version'];
const DISCOVERY = /^\/(api|apis)(\/|$)/;

/** @throws ApiError Forbidden, worded as the server words it */
export function authorize(identity: Identity, target: RequestTarget): void {
  const { user } = identity;
  if (target.type === 'path') {
    const { verb, path } = target;
    if (
      (verb === 'get' && PUBLIC.includes(path)) ||
      (verb === 'get' && DISCOVERY.test(path) && identity !== anonymous) ||
      identity.rules.some(
        rule => rule.groups.includes('*') && rule.resources.includes('*'),
      )
    ) {
      return;
    }
    throw forbidden(`User "${user}" cannot ${verb} path "${path}"`, '', {});
  }
  const { group, plural, subresource, name, namespace, verb } = target;
  const resource = subresource ? `${plural}/${subresource}` : plural;
  if (isAllowed(identity, { group, resource, verb, namespace })) return;
  const where =
    namespace === undefined
      ? 'at the cluster scope'
      : `in the namespace "${namespace}"`;
  const qualified = group === '' ? plural : `${plural}.${group}`;
  throw forbidden(
    `User "${user}" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`,
    name === undefined ? `${qualified} is ` : `${qualified} "${name}" is `,
    {
      ...(name !== undefined && { name }),
      ...(group !== '' && { group }),
      kind: plural,
    },
  );
}

/** Whether rules let somebody do something. */
export function isAllowed(
  { rules }: Identity,
  {
    group,
    resource,
    verb,
    namespace,
  }: {
    group: string;
    resource: string;
    verb: string;
    namespace: string | undefined;
  },
): boolean {
  return rules.some(
    rule =>
      has(rule.groups, group) &&
      has(rule.resources, resource) &&
      has(rule.verbs, verb) &&
      (!rule.namespaces ||
        (namespace !== undefined && rule.namespaces.includes(namespace))),
  );
}

function has(list: readonly string[], item: string): boolean {
  return list.includes('*') || list.includes(item);
}

function forbidden(
  why: string,
  what: string,
  details: { name?: string; group?: string; kind?: string },
): ApiError {
  return new ApiError(403, 'Forbidden', `${what}forbidden: ${why}`, details);
}
