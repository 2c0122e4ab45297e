import type { Resource } from './Resource';

/** What a cluster with Argo Rollouts, Argo CD and Flagger serves, as far as the product or its users look. */
export const defaultResources: readonly Resource[] = [
  builtIn('', 'v1', 'namespaces', 'Namespace', {
    namespaced: false,
    hasGeneration: false,
  }),
  builtIn('', 'v1', 'pods', 'Pod', {
    selectableFields: ['spec.nodeName', 'status.phase'],
  }),
  builtIn('', 'v1', 'services', 'Service', { hasGeneration: false }),
  builtIn('', 'v1', 'configmaps', 'ConfigMap', {
    hasStatus: false,
    hasGeneration: false,
  }),
  builtIn('', 'v1', 'events', 'Event', {
    hasStatus: false,
    hasGeneration: false,
    selectableFields: [
      'involvedObject.kind',
      'involvedObject.name',
      'involvedObject.namespace',
      'involvedObject.uid',
      'reason',
      'type',
    ],
  }),
  builtIn('apps', 'v1', 'deployments', 'Deployment', { hasScale: true }),
  builtIn('apps', 'v1', 'replicasets', 'ReplicaSet', {
    hasScale: true,
    selectableFields: ['status.replicas'],
  }),
  builtIn('apps', 'v1', 'statefulsets', 'StatefulSet', { hasScale: true }),
  builtIn('apps', 'v1', 'daemonsets', 'DaemonSet'),
  builtIn('batch', 'v1', 'jobs', 'Job'),
  builtIn('networking.k8s.io', 'v1', 'ingresses', 'Ingress'),
  builtIn('gateway.networking.k8s.io', 'v1', 'httproutes', 'HTTPRoute', {
    custom: true,
  }),
  istio('virtualservices', 'VirtualService'),
  istio('destinationrules', 'DestinationRule'),
  argo('rollouts', 'Rollout', { hasStatus: true, hasScale: true }),
  argo('analysisruns', 'AnalysisRun'),
  argo('analysistemplates', 'AnalysisTemplate'),
  argo('clusteranalysistemplates', 'ClusterAnalysisTemplate', {
    namespaced: false,
  }),
  argo('experiments', 'Experiment'),
  // Argo CD's, which gives no status subresource either.
  argo('applications', 'Application'),
  flagger('canaries', 'Canary'),
  flagger('metrictemplates', 'MetricTemplate'),
  flagger('alertproviders', 'AlertProvider'),
];

function builtIn(
  group: string,
  version: string,
  plural: string,
  kind: string,
  rest: Partial<Resource> = {},
): Resource {
  return {
    group,
    version,
    plural,
    kind,
    namespaced: true,
    hasStatus: true,
    custom: false,
    hasGeneration: true,
    ...rest,
  };
}

// The definitions of Argo Rollouts 1.10.1 give a status subresource to Rollout alone.
function argo(
  plural: string,
  kind: string,
  rest: Partial<Resource> = {},
): Resource {
  return builtIn('argoproj.io', 'v1alpha1', plural, kind, {
    custom: true,
    hasStatus: false,
    ...rest,
  });
}

function flagger(plural: string, kind: string): Resource {
  return builtIn('flagger.app', 'v1beta1', plural, kind, { custom: true });
}

function istio(plural: string, kind: string): Resource {
  return builtIn('networking.istio.io', 'v1beta1', plural, kind, {
    custom: true,
  });
}
