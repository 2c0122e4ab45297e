import { INSTANCE_LABELS } from './argoCdAnnotations';
import { trackingOf, type TrackedObject } from './trackingOf';

/** Whether anything on an object names an app, surely or not. */
export function namesAnApp(object: TrackedObject): boolean {
  return (
    trackingOf(object).state === 'verified' ||
    INSTANCE_LABELS.some(key => object.labels[key] !== undefined)
  );
}
