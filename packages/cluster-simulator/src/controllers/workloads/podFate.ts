import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { durationOf } from '../engine/durationOf';
import { fieldAt } from '../engine/fields';

/** On a Pod template: what becomes of its Pods; `crashes`, `never-ready`, or a duration until they are ready. */
export const POD_FATE = 'simulator.rollouts-portal.io/pods';

export type PodFate =
  | { kind: 'ready'; after: number }
  | { kind: 'crashes' }
  | { kind: 'never-ready' }
  /** The simulated nodes have no labels, so a Pod that asks for one finds no node. */
  | { kind: 'unschedulable' };

export function podFate(
  { metadata, spec }: StoredObject,
  { pace }: ClusterView,
): PodFate {
  const told = metadata.annotations?.[POD_FATE];
  if (fieldAt(spec, 'nodeSelector') !== undefined) {
    return { kind: 'unschedulable' };
  }
  if (told === 'crashes' || told === 'never-ready') return { kind: told };
  return { kind: 'ready', after: durationOf(told) ?? pace.podReady };
}
