/** Set on a workload or its Namespace: the entity that owns it for writing, as a full entity reference. */
export const ENTITY_REF_ANNOTATION = 'rollouts-portal.io/entity-ref';

/** What `kubectl` and Argo CD applied last, as a text: a copy of the whole object, and possibly of secrets. */
export const LAST_APPLIED_ANNOTATION =
  'kubectl.kubernetes.io/last-applied-configuration';

// The Kubernetes plugin's own annotations and label, reused as they are: what its tab shows, ours shows.
export const KUBERNETES_ID_ANNOTATION = 'backstage.io/kubernetes-id';
export const KUBERNETES_NAMESPACE_ANNOTATION =
  'backstage.io/kubernetes-namespace';
export const KUBERNETES_LABEL_SELECTOR_ANNOTATION =
  'backstage.io/kubernetes-label-selector';
export const KUBERNETES_CLUSTER_ANNOTATION = 'backstage.io/kubernetes-cluster';
