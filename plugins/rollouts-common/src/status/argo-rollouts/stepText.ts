import { sentence, type Sentence } from '../../model/Sentence';
import { durationText } from '../object/durationText';
import { pauseSeconds } from './pauseSeconds';
import { percentOf } from './percentOf';
import type { StepFacts } from './RolloutFacts';

/** A step as upstream's dashboard words it. */
export function stepText(step: StepFacts): string {
  switch (step.type) {
    case 'setWeight':
      return `setWeight: ${step.weight}`;
    case 'pause':
      return step.duration === undefined ? 'pause' : `pause: ${step.duration}`;
    case 'setCanaryScale':
      return setCanaryScaleText(step);
    case 'plugin':
    case 'setHeaderRoute':
    case 'setMirrorRoute':
      return `${step.type}: ${step.name}`;
    default:
      return step.type;
  }
}

function setCanaryScaleText(
  step: Extract<StepFacts, { type: 'setCanaryScale' }>,
): string {
  if (step.weight !== undefined) {
    return `setCanaryScale{weight: ${step.weight}}`;
  }
  if (step.matchTrafficWeight)
    return 'setCanaryScale{matchTrafficWeight: true}';
  return step.replicas === undefined
    ? 'invalid'
    : `setCanaryScale{replicas: ${step.replicas}}`;
}

/** A step in our words, as the step rail shows it. */
export function stepSentence(step: StepFacts, maxWeight: number): Sentence {
  switch (step.type) {
    case 'setWeight':
      return sentence('step-set-weight', {
        percent: percentOf(step.weight, maxWeight),
      });
    case 'pause': {
      if (step.duration === undefined) return sentence('step-pause');
      const seconds = pauseSeconds(step.duration);
      return seconds < 0
        ? sentence('step-pause-unreadable', { written: step.duration })
        : sentence('step-pause-timed', { duration: durationText(seconds) });
    }
    case 'setCanaryScale':
      if (step.matchTrafficWeight) return sentence('step-scale-match');
      if (step.weight !== undefined) {
        return sentence('step-scale-weight', {
          percent: percentOf(step.weight, 100),
        });
      }
      if (step.replicas === 1) return sentence('step-scale-one-pod');
      return step.replicas === undefined
        ? sentence('step-invalid')
        : sentence('step-scale-pods', { pods: step.replicas });
    case 'analysis':
      return step.templates.length
        ? sentence('step-analysis', { templates: step.templates.join(', ') })
        : sentence('step-analysis-unnamed');
    case 'experiment':
      return step.templates.length
        ? sentence('step-experiment', { templates: step.templates.join(', ') })
        : sentence('step-experiment-unnamed');
    case 'setHeaderRoute':
      return sentence('step-header-route', { name: step.name });
    case 'setMirrorRoute':
      return sentence('step-mirror-route', { name: step.name });
    case 'plugin':
      return sentence('step-plugin', { name: step.name });
    case 'invalid':
      return sentence('step-invalid');
  }
}
