import type { JsonObject } from '../../store/Json';
import type {
  KubernetesObject,
  StoredObject,
} from '../../store/KubernetesObject';
import { ownerReference } from '../engine/ownerReference';

// GitOps tools are to leave alone what they did not bring.
const LEFT_ALONE = {
  'helm.toolkit.fluxcd.io/driftDetection': 'disabled',
  'kustomize.toolkit.fluxcd.io/reconcile': 'disabled',
};

type Wanted = {
  apiVersion: string;
  kind: string;
  name: string;
  labels?: { [label: string]: string };
  annotations?: { [annotation: string]: string };
  spec: JsonObject;
};

/** An object that Flagger makes and that goes with the Canary. */
export function generated(
  canary: StoredObject,
  wanted: Wanted,
): KubernetesObject {
  const { namespace } = canary.metadata;
  return {
    apiVersion: wanted.apiVersion,
    kind: wanted.kind,
    metadata: {
      name: wanted.name,
      ...(namespace !== undefined && { namespace }),
      ...(wanted.labels && { labels: wanted.labels }),
      // A workload carries no such annotations; seen so.
      ...(wanted.kind !== 'Deployment' && {
        annotations: { ...LEFT_ALONE, ...wanted.annotations },
      }),
      ownerReferences: [ownerReference(canary)],
    },
    spec: wanted.spec,
  };
}
