import type {
  OwnerReference,
  StoredObject,
} from '../../store/KubernetesObject';

/** For an object that this one is the controller of. */
export function ownerReference({
  apiVersion,
  kind,
  metadata,
}: StoredObject): OwnerReference {
  return {
    apiVersion,
    kind,
    name: metadata.name,
    uid: metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
