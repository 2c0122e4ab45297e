import type { ObjectName } from '../../controllers/engine/ClusterView';
import { textAt } from '../../controllers/engine/fields';
import type { StoredObject } from '../../store/KubernetesObject';

/** The Rollout that an Application of the fleet deploys: it has its name. */
export function rolloutOf({ metadata, spec }: StoredObject): ObjectName {
  return {
    kind: 'Rollout',
    name: metadata.name,
    namespace: textAt(spec, 'destination', 'namespace'),
  };
}
