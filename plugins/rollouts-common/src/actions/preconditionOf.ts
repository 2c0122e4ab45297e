import type { Precondition } from '../api/actionSchema';
import type { Verb } from '../model/Verb';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';

/**
 * What must still be true of the rollout when the action reaches the API server. As little as the verb allows: abort
 * must work while steps advance, promote must end the pause that was on the screen and no other.
 */
export function preconditionOf(verb: Verb, facts: RolloutFacts): Precondition {
  const { status, uid } = facts;
  const version = { uid, podHash: status.currentPodHash };
  const preconditions: Record<Verb, () => Precondition> = {
    promote: () => ({
      ...version,
      stepIndex: status.currentStepIndex ?? null,
      pauseStartedAt: status.pauseConditions[0]?.startTime ?? null,
      paused: facts.paused,
    }),
    'skip-step': () => ({
      ...version,
      stepIndex: status.currentStepIndex ?? null,
      pauseStartedAt: status.pauseConditions[0]?.startTime ?? null,
      paused: false,
    }),
    // With `aborted`: a version that was rejected since must not be promoted in one stroke.
    'promote-full': () => ({
      ...version,
      generation: facts.generation,
      aborted: status.abort,
      paused: facts.paused,
    }),
    abort: () => version,
    retry: () => ({ ...version, aborted: true }),
    // Whatever the version: it must work while things move.
    pause: () => ({ uid, paused: false }),
    // With the version: one that came while it was paused begins with the resume, and must have been seen.
    resume: () => ({ ...version, paused: true }),
    restart: () => ({ uid, restartAt: facts.restartAt ?? null }),
    // With the generation: a template that is not taken up yet has the hash of the one before. The revision that it
    // goes back to is added by the preview, which knows the ReplicaSets.
    undo: () => ({ ...version, generation: facts.generation }),
  };
  return preconditions[verb]();
}
