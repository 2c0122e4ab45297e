import type { JsonObject } from '../../store/Json';
import type { KubernetesObject } from '../../store/KubernetesObject';
import type { ObjectName } from './ClusterView';

/** What a stage wants done. Later ones of one stage see what the earlier ones did. */
export type Write =
  /** A status in it is written, too, as by whoever creates and then reports. */
  | { write: 'create'; object: KubernetesObject }
  /** A merge patch of everything but the status. */
  | { write: 'patch'; of: ObjectName; patch: JsonObject }
  /** The whole status anew. */
  | { write: 'status'; of: ObjectName; status: JsonObject }
  | { write: 'delete'; of: ObjectName }
  | {
      write: 'event';
      about: ObjectName;
      type: 'Normal' | 'Warning';
      reason: string;
      message: string;
      /** Which controller says so, such as `rollouts-controller`. */
      source: string;
    };
