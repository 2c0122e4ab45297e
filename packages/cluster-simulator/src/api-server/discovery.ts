import type { JsonObject } from '../store/Json';
import { apiVersionOf, type Resource } from '../store/Resource';
import { pageNotFound, type Answer } from './Answer';

/** What the server says of itself: health, version, and which kinds it serves. */
export function discovery(
  path: string,
  resources: readonly Resource[],
  gitVersion: string,
): Answer {
  if (['/livez', '/readyz', '/healthz'].includes(path)) {
    return { status: 200, body: 'ok' };
  }
  if (path === '/version') return ok(versionInfo(gitVersion));
  if (path === '/api') {
    return ok({ kind: 'APIVersions', versions: ['v1'] });
  }
  if (path === '/apis') {
    return ok({
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: groupsOf(resources).map(group => apiGroup(group, resources)),
    });
  }
  const [, root, one = '', two] = path.split('/');
  if (root === 'apis' && two === undefined) {
    return groupsOf(resources).includes(one)
      ? ok({
          kind: 'APIGroup',
          apiVersion: 'v1',
          ...apiGroup(one, resources),
        })
      : pageNotFound;
  }
  const groupVersion = root === 'api' ? one : `${one}/${two}`;
  const served = resources.filter(
    resource => apiVersionOf(resource) === groupVersion,
  );
  if (served.length === 0) return pageNotFound;
  return ok({
    kind: 'APIResourceList',
    ...(root === 'apis' && { apiVersion: 'v1' }),
    groupVersion,
    resources: served.flatMap(entriesOf),
  });
}

function ok(body: JsonObject): Answer {
  return { status: 200, body };
}

function versionInfo(gitVersion: string): JsonObject {
  const [major = '', minor = ''] = gitVersion.replace(/^v/, '').split('.');
  return {
    major,
    minor,
    gitVersion,
    gitCommit: '0000000000000000000000000000000000000000',
    gitTreeState: 'clean',
    buildDate: '2026-01-01T00:00:00Z',
    goVersion: 'go1.26.1',
    compiler: 'gc',
    platform: 'linux/amd64',
  };
}

function groupsOf(resources: readonly Resource[]): string[] {
  return [...new Set(resources.map(({ group }) => group))].filter(Boolean);
}

function apiGroup(name: string, resources: readonly Resource[]): JsonObject {
  const all = new Set(
    resources
      .filter(({ group }) => group === name)
      .map(({ version }) => version),
  );
  const versions = [...all].map(version => ({
    groupVersion: `${name}/${version}`,
    version,
  }));
  return { name, versions, preferredVersion: versions[0] };
}

function entriesOf(resource: Resource): JsonObject[] {
  const { plural, kind, namespaced, hasStatus, hasScale } = resource;
  const entry = {
    name: plural,
    singularName: kind.toLowerCase(),
    namespaced,
    kind,
    verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
  };
  const status = {
    ...entry,
    name: `${plural}/status`,
    singularName: '',
    verbs: ['get', 'patch', 'update'],
  };
  const scale = {
    ...status,
    name: `${plural}/scale`,
    group: 'autoscaling',
    version: 'v1',
    kind: 'Scale',
  };
  return [entry, ...(hasScale ? [scale] : []), ...(hasStatus ? [status] : [])];
}
