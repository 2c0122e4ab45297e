import { ApiError } from '../store/ApiError';
import type {
  ClusterStore,
  Reference,
  WriteOptions,
} from '../store/ClusterStore';
import { isJsonObject, type JsonObject, type JsonValue } from '../store/Json';
import type { StoredObject } from '../store/KubernetesObject';
import { patchIn, valueIn, type Body } from './writes';

/** The `/scale` of an object: how many replicas it wants and has, whatever its kind. */
export function scaleOf(object: StoredObject): JsonObject {
  const { metadata, spec, status } = object;
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  const wanted = isJsonObject(spec) ? spec.replicas : undefined;
  // A Rollout says how many it has in a field of its own.
  const { HPAReplicas, replicas, selector } = isJsonObject(status)
    ? status
    : {};
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: typeof wanted === 'number' ? { replicas: wanted } : {},
    status: {
      replicas: numberOr(object.kind === 'Rollout' ? HPAReplicas : replicas, 0),
      selector: typeof selector === 'string' ? selector : labelsOf(spec),
    },
  };
}

/** @throws ApiError */
export function scaleWith(
  store: ClusterStore,
  reference: Reference,
  method: 'PUT' | 'PATCH',
  body: Body,
  options: WriteOptions,
): JsonObject {
  const current = store.get(reference);
  const wanted =
    method === 'PUT' ? valueIn(body) : patchIn(body)(scaleOf(current));
  const { metadata, spec } = isJsonObject(wanted) ? wanted : {};
  const replicas = isJsonObject(spec) ? spec.replicas ?? 0 : 0;
  if (typeof replicas !== 'number' || replicas < 0) {
    throw ApiError.invalid(
      { group: 'autoscaling', kind: 'Scale' },
      reference.name,
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${JSON.stringify(
          replicas,
        )}: must be greater than or equal to 0`,
        field: 'spec.replicas',
      },
    );
  }
  const version = isJsonObject(metadata) ? metadata.resourceVersion : undefined;
  const written = store.update(
    reference,
    'main',
    object => ({
      ...object,
      metadata: {
        ...object.metadata,
        ...(typeof version === 'string' && { resourceVersion: version }),
      },
      spec: { ...(isJsonObject(object.spec) ? object.spec : {}), replicas },
    }),
    options,
  );
  return scaleOf(written);
}

function labelsOf(spec: JsonValue | undefined): string {
  const selector = isJsonObject(spec) ? spec.selector : undefined;
  const labels = isJsonObject(selector) ? selector.matchLabels : undefined;
  return Object.entries(isJsonObject(labels) ? labels : {})
    .map(([label, value]) => `${label}=${value}`)
    .sort()
    .join();
}

function numberOr(value: JsonValue | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
