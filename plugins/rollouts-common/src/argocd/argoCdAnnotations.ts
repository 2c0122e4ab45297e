/** Which app an object belongs to, as Argo CD notes it on the object: `app:group/kind:namespace/name`. */
export const TRACKING_ID_ANNOTATION = 'argocd.argoproj.io/tracking-id';

/** Which of several Argo CDs the tracking id speaks of. */
export const INSTALLATION_ID_ANNOTATION = 'argocd.argoproj.io/installation-id';

/** `"true"`: the object's health does not count for the app's. */
export const IGNORE_HEALTH_ANNOTATION = 'argocd.argoproj.io/ignore-healthcheck';

/** Options of the sync for this object alone, such as `Replace=true`. */
export const SYNC_OPTIONS_ANNOTATION = 'argocd.argoproj.io/sync-options';

/** By which an owner says how our health checks count a state. */
export const HEALTH_POLICY_ANNOTATIONS = [
  'rollouts-portal.io/paused-health',
  'rollouts-portal.io/aborted-health',
  'rollouts-portal.io/inconclusive-health',
] as const;

/** Labels by which older versions, and Helm, name the app; the surer first. */
export const INSTANCE_LABELS = [
  'argocd.argoproj.io/instance',
  'app.kubernetes.io/instance',
] as const;

/** What is kept of an object's annotations because Argo CD reads or writes it. */
export const ARGO_CD_OBJECT_ANNOTATIONS = [
  TRACKING_ID_ANNOTATION,
  INSTALLATION_ID_ANNOTATION,
  IGNORE_HEALTH_ANNOTATION,
  SYNC_OPTIONS_ANNOTATION,
  ...HEALTH_POLICY_ANNOTATIONS,
] as const;
