import { randomBytes } from 'node:crypto';
import { ApiError } from '../store/ApiError';
import { applyJsonPatch, JsonPatchError } from '../store/applyJsonPatch';
import { applyMergePatch } from '../store/applyMergePatch';
import type {
  ClusterStore,
  DeleteOptions,
  Part,
  Reference,
  WriteOptions,
} from '../store/ClusterStore';
import {
  isJsonObject,
  parseJson,
  type JsonObject,
  type JsonValue,
} from '../store/Json';
import {
  isKubernetesObject,
  type KubernetesObject,
  type StoredObject,
} from '../store/KubernetesObject';
import { apiVersionOf, qualifiedName, type Resource } from '../store/Resource';

const JSON_PATCH = 'application/json-patch+json';
const MERGE_PATCH = 'application/merge-patch+json';

export type Body = { text: string; contentType: string | undefined };

/** @throws ApiError */
export function createFrom(
  store: ClusterStore,
  resource: Resource,
  namespace: string | undefined,
  body: Body,
  options: WriteOptions,
): StoredObject {
  const given = named(objectIn(resource, body));
  const { metadata } = given;
  if (metadata.namespace !== undefined && metadata.namespace !== namespace) {
    throw ApiError.badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  return store.create(
    {
      ...given,
      metadata: { ...metadata, ...(namespace !== undefined && { namespace }) },
    },
    options,
  );
}

/** @throws ApiError */
export function replaceWith(
  store: ClusterStore,
  reference: Reference,
  part: Part,
  body: Body,
  options: WriteOptions,
): StoredObject {
  const { resource, name } = reference;
  const given = named(objectIn(resource, body));
  const { metadata } = given;
  if (metadata.name !== name) {
    throw ApiError.badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  const current = store.get(reference);
  if (metadata.uid !== undefined && metadata.uid !== current.metadata.uid) {
    throw ApiError.conflict(
      resource,
      name,
      `Precondition failed: UID in precondition: ${metadata.uid}, UID in object meta: ${current.metadata.uid}`,
    );
  }
  if (resource.custom && !metadata.resourceVersion) {
    throw ApiError.invalid({ group: '', kind: qualifiedName(resource) }, name, {
      reason: 'FieldValueInvalid',
      message: 'Invalid value: 0: must be specified for an update',
      field: 'metadata.resourceVersion',
    });
  }
  return store.update(reference, part, () => given, options);
}

/** @throws ApiError */
export function patchWith(
  store: ClusterStore,
  reference: Reference,
  part: Part,
  body: Body,
  options: WriteOptions,
): StoredObject {
  requirePatch(body);
  // Before the patch is even read, the server looks for the object.
  store.get(reference);
  const apply = patchIn(body);
  return store.update(
    reference,
    part,
    current => {
      const patched = apply(current);
      if (!isKubernetesObject(patched)) {
        throw ApiError.badRequest('the patched object cannot be decoded');
      }
      return patched;
    },
    options,
  );
}

/**
 * What the patch in a body makes of something.
 *
 * @throws ApiError
 */
export function patchIn(body: Body): (current: JsonObject) => JsonValue {
  const type = requirePatch(body);
  const patch = decodedPatch(body.text);
  return current =>
    type === JSON_PATCH
      ? jsonPatched(current, patch)
      : mergePatched(current, patch);
}

/** @throws ApiError */
export function valueIn({ text }: Body): JsonValue {
  return decoded(text);
}

/** @throws ApiError */
export function deleteOptionsIn({ text }: Body): DeleteOptions {
  if (text === '') return {};
  const given = decoded(text);
  if (!isJsonObject(given)) return {};
  const { propagationPolicy, preconditions } = given;
  const { uid, resourceVersion } = isJsonObject(preconditions)
    ? preconditions
    : {};
  return {
    ...(Array.isArray(given.dryRun) && {
      dryRun: given.dryRun.includes('All'),
    }),
    ...((propagationPolicy === 'Background' ||
      propagationPolicy === 'Foreground' ||
      propagationPolicy === 'Orphan') && { propagation: propagationPolicy }),
    preconditions: {
      ...(typeof uid === 'string' && { uid }),
      ...(typeof resourceVersion === 'string' && { resourceVersion }),
    },
  };
}

function objectIn(resource: Resource, { text, contentType }: Body): JsonValue {
  const type = mediaType(contentType);
  if (type !== 'application/json' && type !== undefined) {
    throw ApiError.unsupportedMediaType(['application/json']);
  }
  const given = decoded(text);
  if (!isJsonObject(given)) {
    throw ApiError.badRequest("Object 'Kind' is missing in the body");
  }
  const { apiVersion = apiVersionOf(resource), kind = resource.kind } = given;
  if (apiVersion !== apiVersionOf(resource) || kind !== resource.kind) {
    throw ApiError.wrongKind(resource);
  }
  return { ...given, apiVersion, kind };
}

/** With a name, if need be made from `generateName`; the store refuses an empty one. */
function named(given: JsonValue): KubernetesObject {
  const metadata = isJsonObject(given) ? given.metadata : undefined;
  if (!isJsonObject(given) || !isJsonObject(metadata ?? {})) {
    throw ApiError.badRequest('metadata cannot be decoded');
  }
  const fields = isJsonObject(metadata) ? metadata : {};
  const { generateName, name } = fields;
  const object: JsonValue = {
    ...given,
    metadata: {
      ...fields,
      name:
        name ??
        (typeof generateName === 'string'
          ? `${generateName}${randomBytes(3).toString('hex').slice(0, 5)}`
          : ''),
    },
  };
  if (!isKubernetesObject(object)) {
    throw ApiError.badRequest('the object cannot be decoded');
  }
  return object;
}

function requirePatch({ contentType }: Body): string {
  const type = mediaType(contentType);
  if (type !== JSON_PATCH && type !== MERGE_PATCH) {
    throw ApiError.unsupportedMediaType([JSON_PATCH, MERGE_PATCH]);
  }
  return type;
}

function jsonPatched(current: JsonObject, patch: JsonValue): JsonValue {
  if (!Array.isArray(patch)) {
    throw ApiError.badRequest(
      'error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch',
    );
  }
  try {
    return applyJsonPatch(current, patch);
  } catch (error) {
    if (error instanceof JsonPatchError) throw ApiError.unappliablePatch();
    throw error;
  }
}

function mergePatched(current: JsonObject, patch: JsonValue): JsonValue {
  if (!isJsonObject(patch)) {
    throw ApiError.badRequest(
      'error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}',
    );
  }
  return applyMergePatch(current, patch);
}

function decodedPatch(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch (error) {
    throw ApiError.badRequest(`error decoding patch: ${asGoSays(error)}`);
  }
}

function decoded(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch (error) {
    throw ApiError.badRequest(
      `couldn't get version/kind; json parse error: ${asGoSays(error)}`,
    );
  }
}

function asGoSays(error: unknown): string {
  const said = error instanceof Error ? error.message : '';
  if (
    /end of JSON input|Unterminated|after array element|in JSON at position \d+ \(line 1 column \d+\)$/.test(
      said,
    ) &&
    !/^Unexpected token/.test(said)
  ) {
    return 'unexpected end of JSON input';
  }
  const [, character = '?'] = /Unexpected token '?(.)'?/.exec(said) ?? [];
  return `invalid character '${character}' looking for beginning of value`;
}

function mediaType(contentType: string | undefined): string | undefined {
  return contentType?.split(';')[0]?.trim().toLowerCase();
}
