import { at, textAt } from '@rollouts-portal/control-plane/json.ts';

import type { TestRollout } from './TestRollout.ts';

const HASH = 'rollouts-pod-template-hash';

/** Where a canary has come to, in what does not depend on its name or on the time. */
export type RolloutEnd = {
  phase: string | undefined;
  message: string | undefined;
  /** Steps done. */
  stepIndex: number | undefined;
  /** Weights in percent, as kubectl prints them. */
  setWeight: string | undefined;
  actualWeight: string | undefined;
  /** Tags of the images by role; the canary's is absent when there is none. */
  stableImage: string | undefined;
  canaryImage: string | undefined;
  revision: string | undefined;
  isAborted: boolean;
  isPausedByHand: boolean;
  /** Whether a restart was asked for and is done. */
  isRestarted: boolean;
};

export async function endOf(rollout: TestRollout): Promise<RolloutEnd> {
  const { setWeight, actualWeight } = await rollout.reference();
  const sets = await rollout.replicaSets();
  const object = await rollout.now();
  const status = at(object, 'status');
  const stable = textAt(status, 'stableRS');
  const current = textAt(status, 'currentPodHash');
  const tagOf = (hash: string | undefined) => {
    const set = sets.find(
      each => textAt(each, 'metadata', 'labels', HASH) === hash,
    );
    const path = ['spec', 'template', 'spec', 'containers', 0, 'image'];
    return textAt(set, ...path)
      ?.split(':')
      .at(-1);
  };
  const restartAt = at(object, 'spec', 'restartAt');
  return {
    phase: textAt(status, 'phase'),
    message: textAt(status, 'message'),
    stepIndex: Number(at(status, 'currentStepIndex') ?? NaN),
    setWeight,
    actualWeight,
    stableImage: tagOf(stable),
    canaryImage: current === stable ? undefined : tagOf(current),
    revision: textAt(
      object,
      ...['metadata', 'annotations', 'rollout.argoproj.io/revision'],
    ),
    isAborted: at(status, 'abort') === true,
    isPausedByHand: at(object, 'spec', 'paused') === true,
    isRestarted:
      restartAt !== undefined && restartAt === at(status, 'restartedAt'),
  };
}
