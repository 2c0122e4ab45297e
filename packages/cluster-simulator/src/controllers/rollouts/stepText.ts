import type { JsonObject } from '../../store/Json';
import { fieldAt, textAt } from '../engine/fields';

/** A step as the controller's Events word it. */
export function stepText(step: JsonObject): string {
  if (step.setWeight !== undefined) return `setWeight: ${step.setWeight}`;
  if (step.pause !== undefined) {
    const duration = fieldAt(step, 'pause', 'duration');
    return duration === undefined ? 'pause' : `pause: ${duration}`;
  }
  if (step.experiment !== undefined) return 'experiment';
  if (step.analysis !== undefined) return 'analysis';
  const [scale] = Object.entries(
    typeof step.setCanaryScale === 'object' ? step.setCanaryScale ?? {} : {},
  );
  if (scale) return `setCanaryScale{${scale[0]}: ${scale[1]}}`;
  for (const kind of ['plugin', 'setHeaderRoute', 'setMirrorRoute']) {
    if (step[kind] !== undefined)
      return `${kind}: ${textAt(step, kind, 'name')}`;
  }
  return 'invalid';
}
