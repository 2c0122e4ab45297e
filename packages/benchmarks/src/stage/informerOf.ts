import {
  CustomObjectsApi,
  KubeConfig,
  ListWatch,
  Watch,
  type KubernetesListObject,
  type KubernetesObject,
} from '@kubernetes/client-node';

import type { ServedCluster } from './clusterMessages';

const PATH = '/apis/argoproj.io/v1alpha1/rollouts';

/** The stock informer of `@kubernetes/client-node` on the Rollouts of a cluster, as its documentation sets it up. */
export function informerOf({
  name,
  server,
  caPem,
}: ServedCluster): ListWatch<KubernetesObject> {
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [{ name, server, caData: Buffer.from(caPem).toString('base64') }],
    users: [{ name: 'admin', token: 'admin' }],
    contexts: [{ name, cluster: name, user: 'admin' }],
    currentContext: name,
  });
  const api = config.makeApiClient(CustomObjectsApi);
  const list = async (): Promise<KubernetesListObject<KubernetesObject>> =>
    api.listClusterCustomObject({
      group: 'argoproj.io',
      version: 'v1alpha1',
      plural: 'rollouts',
    });
  return new ListWatch(PATH, new Watch(config), list, false);
}
