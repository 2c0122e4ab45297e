import type { ObjectFacts } from '../status/object/ObjectFacts';
import { TRACKING_ID_ANNOTATION } from './argoCdAnnotations';
import { parseTrackingId, type TrackingId } from './parseTrackingId';

/** An object with the kind that it is of, as far as it takes to say which one it is. */
export type TrackedObject = { group: string; kind: string } & Pick<
  ObjectFacts,
  'namespace' | 'name' | 'annotations' | 'labels'
>;

/**
 * - `verified`: the tracking id is that of the object which carries it.
 * - `foreign`: it is that of another object, or none at all, as on a manifest that was copied. Argo CD ignores it.
 * - `none`: there is no tracking id.
 */
export type Tracking =
  | { state: 'verified'; id: TrackingId }
  | { state: 'foreign' }
  | { state: 'none' };

/** Whom an object says that it is deployed by, believed only where it speaks of itself. */
export function trackingOf(object: TrackedObject): Tracking {
  const written = object.annotations[TRACKING_ID_ANNOTATION];
  if (written === undefined) return { state: 'none' };
  const id = parseTrackingId(written);
  const isItsOwn =
    id?.group === object.group &&
    id.kind === object.kind &&
    id.namespace === object.namespace &&
    id.name === object.name;
  return id && isItsOwn ? { state: 'verified', id } : { state: 'foreign' };
}
