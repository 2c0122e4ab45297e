import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RBAC_MANIFESTS } from './furnishCluster.ts';
import { at } from './json.ts';
import { parseManifests } from './parseManifests.ts';

export type NamedRight = {
  /** Empty for the core group. */
  group: string;
  /** Such as `rollouts/status`. */
  resource: string;
  verbs: readonly string[];
};

/** Every resource that the roles of the manifests for users name, with what may be done with it. */
export async function rbacRules(): Promise<NamedRight[]> {
  const files = await readdir(RBAC_MANIFESTS);
  const texts = await Promise.all(
    files.map(file => readFile(join(RBAC_MANIFESTS, file), 'utf8')),
  );
  return texts
    .flatMap(parseManifests)
    .flatMap(manifest => listAt(manifest, 'rules'))
    .flatMap(rule =>
      textsAt(rule, 'apiGroups').flatMap(group =>
        textsAt(rule, 'resources').map(resource => ({
          group,
          resource,
          verbs: textsAt(rule, 'verbs'),
        })),
      ),
    );
}

function listAt(value: unknown, key: string): unknown[] {
  const list = at(value, key);
  return Array.isArray(list) ? list : [];
}

function textsAt(value: unknown, key: string): string[] {
  return listAt(value, key).filter(item => typeof item === 'string');
}
