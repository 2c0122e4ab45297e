import type {
  Precondition,
  RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';

import { preconditionTests } from './preconditionTests';
import type { RolloutPatch } from './RolloutPatch';

/** Puts a pod template back over the one that was seen. */
export function undoPatch(
  precondition: Precondition,
  rollout: RolloutFacts,
  template: object,
): RolloutPatch {
  return {
    operations: [
      ...preconditionTests(precondition, rollout),
      { op: 'replace', path: '/spec/template', value: template },
    ],
  };
}
