import {
  currentStep,
  promotePlan,
  type Precondition,
  type RolloutFacts,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import { preconditionTests } from './preconditionTests';
import type { JsonPatchOperation, RolloutPatch } from './RolloutPatch';

/** Verbs whose patches follow from what is known; the others need something read from the cluster first. */
export type PlainVerb = Exclude<Verb, 'restart' | 'undo'>;

/**
 * What is sent for a verb: the changes that `kubectl argo rollouts` makes, as JSON Patches whose `test`s are the state
 * that the person saw. Upstream sends no precondition, which is how a double click skips a running analysis
 * (recording 24).
 *
 * @param precondition - what is compared; holds for `rollout`
 * @param rollout - what the portal knows now; decides which of upstream's changes applies
 */
export function rolloutPatches(
  verb: PlainVerb,
  precondition: Precondition,
  rollout: RolloutFacts,
): readonly RolloutPatch[] {
  const tests = preconditionTests(precondition, rollout);
  switch (verb) {
    case 'promote':
      return promote(precondition, tests, rollout);
    case 'promote-full':
      return [
        {
          subresource: 'status',
          operations: [
            ...tests,
            { op: 'add', path: '/status/promoteFull', value: true },
          ],
        },
        // Since 1.9 upstream unpauses, too: full promotion of a paused rollout would wait for ever.
        ...(rollout.paused ? [unpause(precondition)] : []),
      ];
    case 'skip-step':
      return [
        {
          subresource: 'status',
          operations: [...tests, notPaused(rollout), ...leaveStep(rollout)],
        },
      ];
    case 'abort':
      return [
        {
          subresource: 'status',
          operations: [
            ...tests,
            { op: 'add', path: '/status/abort', value: true },
          ],
        },
      ];
    case 'retry':
      return [
        {
          subresource: 'status',
          operations: [
            ...tests,
            { op: 'replace', path: '/status/abort', value: false },
          ],
        },
      ];
    case 'pause':
      return [
        {
          operations: [
            ...tests,
            notPaused(rollout),
            { op: 'add', path: '/spec/paused', value: true },
          ],
        },
      ];
    case 'resume':
      return [
        {
          operations: [
            ...tests,
            { op: 'replace', path: '/spec/paused', value: false },
          ],
        },
      ];
    default:
      return verb satisfies never;
  }
}

function promote(
  precondition: Precondition,
  tests: readonly JsonPatchOperation[],
  rollout: RolloutFacts,
): RolloutPatch[] {
  const plan = promotePlan(rollout);
  const patches: RolloutPatch[] = [];
  if (plan.unpause) {
    patches.push({
      ...unpause(precondition),
      // Cleared any sooner, the still paused controller makes the pause condition anew (recording 19).
      until: after =>
        !after.paused &&
        after.status.observedGeneration === String(after.generation),
    });
  }
  const change = statusChange(plan.status);
  if (change.length > 0) {
    patches.push({
      subresource: 'status',
      // The patch before has ended `spec.paused`.
      operations: [
        ...tests.filter(({ path }) => path !== '/spec/paused'),
        ...change,
      ],
    });
  }
  return patches;
}

function statusChange(
  status: ReturnType<typeof promotePlan>['status'],
): JsonPatchOperation[] {
  switch (status.change) {
    case 'none':
      return [];
    case 'end-pause':
      return [{ op: 'remove', path: '/status/pauseConditions' }];
    case 'skip-step':
      return [nextStep(status.nextStepIndex)];
    case 'pass-inconclusive':
      return passStep(status.nextStepIndex);
    default:
      return status satisfies never;
  }
}

/** What holds the step ends with it. */
function leaveStep(rollout: RolloutFacts): JsonPatchOperation[] {
  const next = (currentStep(rollout)?.index ?? 0) + 1;
  return rollout.status.pauseConditions.length > 0
    ? passStep(next)
    : [nextStep(next)];
}

/** All in one: with any of them missing, the next pause counts as passed already. */
function passStep(next: number): JsonPatchOperation[] {
  return [
    { op: 'remove', path: '/status/pauseConditions' },
    { op: 'add', path: '/status/controllerPause', value: false },
    nextStep(next),
  ];
}

function nextStep(value: number): JsonPatchOperation {
  return { op: 'add', path: '/status/currentStepIndex', value };
}

/** A `test` for null holds for a field that is absent, one for false does not. */
function notPaused({ pausedWritten }: RolloutFacts): JsonPatchOperation {
  return {
    op: 'test',
    path: '/spec/paused',
    value: pausedWritten ? false : null,
  };
}

function unpause({ uid }: Precondition): RolloutPatch {
  return {
    operations: [
      { op: 'test', path: '/metadata/uid', value: uid },
      { op: 'test', path: '/spec/paused', value: true },
      { op: 'replace', path: '/spec/paused', value: false },
    ],
  };
}
