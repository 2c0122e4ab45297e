import { isJsonObject, type JsonValue } from './Json';

export type OwnerReference = {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
};

export type ObjectMetadata = {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  labels?: { [label: string]: string };
  annotations?: { [annotation: string]: string };
  ownerReferences?: OwnerReference[];
};

/** An object as it is written in a manifest, or as the server gives it out. */
export type KubernetesObject = {
  apiVersion: string;
  kind: string;
  metadata: ObjectMetadata;
  spec?: JsonValue;
  status?: JsonValue;
  [field: string]: JsonValue | undefined;
};

/** An object that is in a store, with what the server has added. */
export type StoredObject = KubernetesObject & {
  metadata: ObjectMetadata & {
    uid: string;
    resourceVersion: string;
    creationTimestamp: string;
  };
};

/** Whether the fields that the server itself reads have their types. */
export function isKubernetesObject(
  value: JsonValue | undefined,
): value is KubernetesObject {
  if (!isJsonObject(value)) return false;
  const { apiVersion, kind, metadata } = value;
  return (
    typeof apiVersion === 'string' &&
    typeof kind === 'string' &&
    isJsonObject(metadata) &&
    typeof metadata.name === 'string' &&
    ['namespace', 'uid', 'resourceVersion', 'creationTimestamp'].every(field =>
      isTextOrAbsent(metadata[field]),
    ) &&
    isTextMapOrAbsent(metadata.labels) &&
    isTextMapOrAbsent(metadata.annotations) &&
    isOwnersOrAbsent(metadata.ownerReferences)
  );
}

function isTextOrAbsent(value: JsonValue | undefined): boolean {
  return value === undefined || typeof value === 'string';
}

function isTextMapOrAbsent(value: JsonValue | undefined): boolean {
  return (
    value === undefined ||
    (isJsonObject(value) &&
      Object.values(value).every(item => typeof item === 'string'))
  );
}

function isOwnersOrAbsent(value: JsonValue | undefined): boolean {
  return (
    value === undefined ||
    (Array.isArray(value) &&
      value.every((owner: JsonValue) => {
        if (!isJsonObject(owner)) return false;
        return ['apiVersion', 'kind', 'name', 'uid'].every(
          field => typeof owner[field] === 'string',
        );
      }))
  );
}
