import { parseAllDocuments } from 'yaml';
import type { AccessRule } from '../api-server/AccessRules';
import { isJsonObject, type JsonObject, type JsonValue } from '../store/Json';

/** What the ClusterRoles that these manifests bind to a ServiceAccount let it do. */
export function rulesFor(
  serviceAccount: string,
  manifests: string,
): AccessRule[] {
  const objects = documentsIn(manifests);
  const roles = objects
    .filter(
      binding =>
        binding.kind === 'ClusterRoleBinding' &&
        itemsOf(binding.subjects).some(
          ({ kind, name }) =>
            kind === 'ServiceAccount' && name === serviceAccount,
        ),
    )
    .map(({ roleRef }) => (isJsonObject(roleRef) ? roleRef.name : undefined));
  return objects
    .filter(
      ({ kind, metadata }) =>
        kind === 'ClusterRole' &&
        isJsonObject(metadata) &&
        roles.includes(metadata.name),
    )
    .flatMap(role => itemsOf(role.rules))
    .map(({ apiGroups, resources, verbs }) => ({
      groups: textsOf(apiGroups),
      resources: textsOf(resources),
      verbs: textsOf(verbs),
    }));
}

function documentsIn(manifests: string): JsonObject[] {
  return parseAllDocuments(manifests).flatMap(document => {
    const [error] = document.errors;
    if (error) throw error;
    const value: JsonValue = document.toJSON();
    return isJsonObject(value) ? [value] : [];
  });
}

function itemsOf(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function textsOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value)
    ? value.filter(item => typeof item === 'string')
    : [];
}
