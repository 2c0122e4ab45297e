import { applyObject } from '@rollouts-portal/control-plane/applyObject.ts';
import type { ClusterAccess } from '@rollouts-portal/control-plane/Cluster.ts';
import { at, isRecord } from '@rollouts-portal/control-plane/json.ts';
import {
  isKubernetesObject,
  type KubernetesObject,
} from '@rollouts-portal/control-plane/KubernetesObject.ts';
import { collectionPath } from '@rollouts-portal/control-plane/resourcePath.ts';
import { untilServed } from '@rollouts-portal/control-plane/untilServed.ts';

import { until } from '../../until.ts';
import { RESOURCES } from '../clusterRows.ts';
import type { Fault } from './Fault.ts';

const API_VERSION = 'argoproj.io/v1alpha1';
const DEFINITION = `${collectionPath(
  'apiextensions.k8s.io/v1',
  'CustomResourceDefinition',
)}/${RESOURCES.rollouts}`;

export const removedDefinition: Fault = {
  name: 'CRD removed with its objects, and both installed again',
  async bring(stage, watched) {
    const { cluster } = watched;
    const rollouts = collectionPath(API_VERSION, 'Rollout');
    const kept = await itemsOf(cluster, rollouts);
    const { body: definition } = await cluster.request('GET', DEFINITION);
    await cluster.request('DELETE', DEFINITION);
    await until(
      'the definition is gone',
      async () => (await cluster.request('GET', DEFINITION)).status === 404,
      { limit: 60_000, every: 200 },
    );
    // Nothing of the kind is shown any more, and all else is.
    await stage.untilEqual(watched, { without: [RESOURCES.rollouts] });

    await applyObject(
      cluster,
      asNew('apiextensions.k8s.io/v1', 'CustomResourceDefinition', definition),
    );
    await untilServed(cluster, rollouts, AbortSignal.timeout(30_000));
    for (const item of kept) {
      await applyObject(cluster, asNew(API_VERSION, 'Rollout', item));
    }
  },
};

async function itemsOf(
  cluster: ClusterAccess,
  collection: string,
): Promise<readonly unknown[]> {
  const { body } = await cluster.request('GET', collection);
  const items = at(body, 'items');
  return Array.isArray(items) ? items : [];
}

/** What a person would have in a file of it. */
function asNew(
  apiVersion: string,
  kind: string,
  object: unknown,
): KubernetesObject {
  const { name, namespace, labels, annotations } = recordAt(object, 'metadata');
  const fresh: unknown = {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      ...(labels !== undefined && { labels }),
      ...(annotations !== undefined && { annotations }),
    },
    spec: recordAt(object, 'spec'),
  };
  if (!isKubernetesObject(fresh)) throw new Error(`no ${kind} was there`);
  return fresh;
}

function recordAt(object: unknown, key: string) {
  const found = at(object, key);
  return isRecord(found) ? found : {};
}
