import type { JsonObject, JsonValue } from '../../store/Json';
import type { KubernetesObject } from '../../store/KubernetesObject';

type Named = { kind: string; name: string };

/** What was done to a cluster, at a time in milliseconds; before 0 is what must be there first. */
export type Deed = { at: number } & (
  | { create: KubernetesObject }
  | { patch: Named; with: JsonObject; part?: 'status' }
  | { delete: Named }
);

/**
 * What a real controller was recorded to do, reduced to what the simulated one claims to do, too.
 *
 * What the driver of a recording did outside of the cluster, to gates and to metrics, is done by annotations. Flagger's
 * ticks drifted by some milliseconds while it was recorded; a deed stands at its place between two ticks, and a Canary is
 * made one interval before its first.
 */
export type Recording = {
  /** Which one, and of which version. */
  controller: string;
  scenario: string;
  namespace: string;
  /** The fraction of the second at time 0 matters where times are written to the second. */
  begins?: string;
  ends: number;
  given: Deed[];
  /** By kind and name: one after the other, each as `stateOf` reduces it. */
  states: { [object: string]: JsonValue[] };
  /** Type and message of the events that the controller wanted to send, whatever became of them. */
  told?: [string, string][];
};
