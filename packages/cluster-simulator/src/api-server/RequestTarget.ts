export type ResourceTarget = {
  type: 'resource';
  verb: string;
  group: string;
  version: string;
  plural: string;
  namespace?: string;
  name?: string;
  subresource?: string;
};

/** What a request is about, as far as its method and path tell; whether that is served, is another question. */
export type RequestTarget =
  | ResourceTarget
  | { type: 'path'; verb: string; path: string };

const NAMESPACE_SUBRESOURCES = ['status', 'finalize'];

export function requestTarget(method: string, url: URL): RequestTarget {
  const parts = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const [root] = parts;
  const isCore = root === 'api';
  const rest = parts.slice(isCore ? 2 : 3);
  if ((!isCore && root !== 'apis') || rest.length === 0) {
    return { type: 'path', verb: method.toLowerCase(), path: url.pathname };
  }
  const { namespace, plural, name, subresource } = within(rest);
  return {
    type: 'resource',
    verb: verbOf(method, url, name),
    group: isCore ? '' : parts[1] ?? '',
    version: parts[isCore ? 1 : 2] ?? '',
    plural,
    ...(namespace !== undefined && { namespace }),
    ...(name !== undefined && { name }),
    ...(subresource !== undefined && { subresource }),
  };
}

function within(rest: string[]): {
  plural: string;
  namespace?: string | undefined;
  name?: string | undefined;
  subresource?: string | undefined;
} {
  const [first = '', second, third] = rest;
  if (first !== 'namespaces' || second === undefined) {
    return { plural: first, name: second, subresource: third };
  }
  // A namespace counts as being in itself.
  if (third === undefined || NAMESPACE_SUBRESOURCES.includes(third)) {
    return {
      plural: first,
      namespace: second,
      name: second,
      subresource: third,
    };
  }
  return {
    namespace: second,
    plural: third,
    name: rest[3],
    subresource: rest[4],
  };
}

function verbOf(method: string, url: URL, name: string | undefined): string {
  switch (method) {
    case 'GET':
    case 'HEAD':
      if (name !== undefined) return 'get';
      return isTrue(url.searchParams.get('watch')) ? 'watch' : 'list';
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'DELETE':
      return name === undefined ? 'deletecollection' : 'delete';
    default:
      return method.toLowerCase();
  }
}

/** As the server reads a flag of the query. */
export function isTrue(value: string | null): boolean {
  return value !== null && !['false', '0', 'False', 'FALSE'].includes(value);
}
