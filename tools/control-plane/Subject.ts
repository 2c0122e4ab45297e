/** What a story can be about, always named `web`. */
export type Subject = keyof typeof SUBJECT_API;

/** The API version of each. */
export const SUBJECT_API = {
  Rollout: 'argoproj.io/v1alpha1',
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
} as const;

export function isSubject(kind: string): kind is Subject {
  return Object.hasOwn(SUBJECT_API, kind);
}
