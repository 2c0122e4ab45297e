import { at } from '@rollouts-portal/control-plane/json.ts';

/**
 * Where a rollout has come to, so that two which went the same way can be compared: what differs by name or by time is
 * left out.
 */
export function stateOf(rollout: unknown) {
  const status = (...path: (string | number)[]) =>
    at(rollout, 'status', ...path);
  return {
    revision: at(
      rollout,
      'metadata',
      'annotations',
      'rollout.argoproj.io/revision',
    ),
    image: at(rollout, 'spec', 'template', 'spec', 'containers', 0, 'image'),
    // All of it, but the labels: they hold the name.
    template: at(rollout, 'spec', 'template', 'spec'),
    templateAnnotations: at(
      rollout,
      'spec',
      'template',
      'metadata',
      'annotations',
    ),
    hashLabel: at(
      rollout,
      'spec',
      'template',
      'metadata',
      'labels',
      'rollouts-pod-template-hash',
    ),
    paused: at(rollout, 'spec', 'paused'),
    phase: status('phase'),
    message: status('message'),
    step: status('currentStepIndex'),
    pause: status('pauseConditions', 0, 'reason'),
    abort: status('abort'),
    isPromoted: status('stableRS') === status('currentPodHash'),
    isRestarted:
      at(rollout, 'spec', 'restartAt') !== undefined &&
      at(rollout, 'spec', 'restartAt') === status('restartedAt'),
    updatedReplicas: status('updatedReplicas'),
  };
}
