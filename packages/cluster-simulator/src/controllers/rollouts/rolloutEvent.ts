import type { ObjectName } from '../engine/ClusterView';
import type { Write } from '../engine/Write';

/** What Argo Rollouts tells about an object. */
export function rolloutEvent(
  about: ObjectName,
  reason: string,
  message: string,
  type: 'Normal' | 'Warning' = 'Normal',
): Write {
  return {
    write: 'event',
    about,
    type,
    reason,
    message,
    source: 'rollouts-controller',
  };
}
