import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { numberAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import { counted, familyOf, wantedBy } from './DeploymentFamily';

/** Only so many empty ReplicaSets are kept to go back to. */
export const deploymentForgetsOldRevisions: Stage = {
  name: 'deployment-forgets-old-revisions',
  matches: (deployment, view) => forgettable(deployment, view).length > 0,
  next: (deployment, view) =>
    forgettable(deployment, view).map(({ metadata: { name, namespace } }) => ({
      write: 'delete',
      of: { kind: 'ReplicaSet', name, namespace },
    })),
};

function forgettable(
  deployment: StoredObject,
  view: ClusterView,
): StoredObject[] {
  const limit = numberAt(deployment.spec, 'revisionHistoryLimit') ?? 10;
  const empty = familyOf(deployment, view).old.filter(
    replicaSet =>
      wantedBy(replicaSet) === 0 && counted('replicas')(replicaSet) === 0,
  );
  return empty.slice(0, Math.max(0, empty.length - limit));
}
