import { at, textAt } from '@rollouts-portal/control-plane/json.ts';

const HASH = 'rollouts-pod-template-hash';

/**
 * The head of what `kubectl argo rollouts get rollout` prints of a canary without a traffic router, made of the status
 * as that program makes it.
 */
export function referenceText(
  rollout: unknown,
  replicaSets: readonly unknown[],
): string {
  const status = at(rollout, 'status');
  const message = textAt(status, 'message');
  const steps = at(rollout, 'spec', 'strategy', 'canary', 'steps');
  const all = Array.isArray(steps) ? steps : [];
  const done = Number(at(status, 'currentStepIndex') ?? 0);
  return [
    `Status: ${textAt(status, 'phase')}`,
    ...(message === undefined ? [] : [`Message: ${message}`]),
    ...(all.length === 0 ? [] : [`Step: ${done}/${all.length}`]),
    `SetWeight: ${setWeight(status, all, done)}`,
    `ActualWeight: ${actualWeight(status, all, done, replicaSets)}`,
  ].join('\n');
}

function setWeight(
  status: unknown,
  steps: readonly unknown[],
  done: number,
): number {
  if (at(status, 'abort') === true) return 0;
  if (done >= steps.length) return 100;
  const weights = steps
    .slice(0, done + 1)
    .map(step => at(step, 'setWeight'))
    .filter(weight => typeof weight === 'number');
  return weights.at(-1) ?? 0;
}

/** A share of the available Pods. */
function actualWeight(
  status: unknown,
  steps: readonly unknown[],
  done: number,
  replicaSets: readonly unknown[],
): number {
  if (done >= steps.length) return 100;
  const all = Number(at(status, 'availableReplicas') ?? 0);
  const canary = replicaSets.find(
    set => at(set, 'metadata', 'labels', HASH) === at(status, 'currentPodHash'),
  );
  if (all === 0 || at(status, 'currentPodHash') === at(status, 'stableRS')) {
    return 0;
  }
  const available = Number(at(canary, 'status', 'availableReplicas') ?? 0);
  return Math.floor((available * 100) / all);
}
