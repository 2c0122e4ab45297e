import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { fieldAt } from '../engine/fields';
import { podTemplateHash } from './podTemplateHash';
import { activePods } from './replicaSetStatus';

export const REVISION_LABEL = 'controller-revision-hash';

/** The Pods of a StatefulSet or DaemonSet, by whether they are of its present template. */
export function revisionedPods(
  owner: StoredObject,
  view: ClusterView,
): {
  revision: string;
  pods: StoredObject[];
  current: StoredObject[];
  old: StoredObject[];
} {
  const hash = podTemplateHash(fieldAt(owner.spec, 'template'));
  const revision = `${owner.metadata.name}-${hash}`;
  const pods = activePods(owner, view);
  const isCurrent = ({ metadata }: StoredObject) =>
    metadata.labels?.[REVISION_LABEL] === revision;
  return {
    revision,
    pods,
    current: pods.filter(isCurrent),
    old: pods.filter(pod => !isCurrent(pod)),
  };
}
