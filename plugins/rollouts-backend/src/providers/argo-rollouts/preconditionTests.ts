import type {
  Precondition,
  RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';

import type { JsonPatchOperation } from './RolloutPatch';

/** A precondition as the API server compares it: all hold, or nothing is changed. */
export function preconditionTests(
  precondition: Precondition,
  { status }: RolloutFacts,
): JsonPatchOperation[] {
  const {
    uid,
    podHash,
    stepIndex,
    pauseStartedAt,
    generation,
    aborted,
    paused,
  } = precondition;
  const tests: JsonPatchOperation[] = [
    { op: 'test', path: '/metadata/uid', value: uid },
  ];
  const demand = (path: string, value: unknown) =>
    tests.push({ op: 'test', path, value });
  if (generation !== undefined) {
    demand('/metadata/generation', generation);
  }
  if (podHash !== undefined) {
    demand('/status/currentPodHash', podHash);
  }
  if (stepIndex !== undefined) {
    demand('/status/currentStepIndex', stepIndex);
  }
  // A `test` for null holds for a field that is absent.
  if (pauseStartedAt !== undefined) {
    demand(
      pauseStartedAt === null
        ? '/status/pauseConditions'
        : '/status/pauseConditions/0/startTime',
      pauseStartedAt,
    );
  }
  if (aborted !== undefined) {
    demand('/status/abort', aborted || status.abortWritten ? aborted : null);
  }
  if (paused) {
    demand('/spec/paused', true);
  }
  return tests;
}
