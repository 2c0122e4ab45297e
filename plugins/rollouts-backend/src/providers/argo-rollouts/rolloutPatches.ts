import type {
  Precondition,
  RolloutFacts,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

export type JsonPatchOperation =
  | { op: 'test' | 'add' | 'replace'; path: string; value: unknown }
  | { op: 'remove'; path: string };

/** One PATCH. The API server applies all of it or, when a `test` does not hold, nothing. */
export type RolloutPatch = {
  subresource?: 'status';
  operations: readonly JsonPatchOperation[];
  /** What the controller must have taken up before the next patch may follow. */
  until?: (rollout: RolloutFacts) => boolean;
};

/**
 * What is sent for a verb: upstream's own bodies (reference: kubectl-argo-rollouts `promote`, `abort`, `retry`), as
 * JSON Patches whose `test`s are the state that the person saw. Upstream sends no precondition at all, which is how
 * a double click skips a running analysis.
 *
 * @param rollout - what the portal knows now; decides which of upstream's bodies applies, never what is compared
 */
export function rolloutPatches(
  verb: Verb,
  precondition: Precondition,
  rollout: RolloutFacts,
): readonly RolloutPatch[] {
  const tests = testsOf(precondition);
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
    default:
      return verb satisfies never;
  }
}

function promote(
  precondition: Precondition,
  tests: readonly JsonPatchOperation[],
  { paused, status, strategy }: RolloutFacts,
): RolloutPatch[] {
  const unpauseFirst: RolloutPatch[] = paused
    ? [
        {
          ...unpause(precondition),
          // Cleared any sooner, the still paused controller makes the pause condition anew (recording 10 and 19).
          until: after =>
            !after.paused &&
            after.status.observedGeneration === String(after.generation),
        },
      ]
    : [];
  const operations: JsonPatchOperation[] = [];
  if (precondition.pauseStartedAt) {
    operations.push({ op: 'remove', path: '/status/pauseConditions' });
    const isInconclusive =
      status.stepAnalysis?.status === 'Inconclusive' && status.controllerPause;
    if (
      strategy.type === 'canary' &&
      isInconclusive &&
      typeof precondition.stepIndex === 'number'
    ) {
      // Without both, the next pause step would count as already passed.
      operations.push(
        { op: 'add', path: '/status/controllerPause', value: false },
        nextStep(precondition.stepIndex),
      );
    }
  } else if (
    !paused &&
    strategy.type === 'canary' &&
    typeof precondition.stepIndex === 'number'
  ) {
    operations.push(nextStep(precondition.stepIndex));
  }
  if (operations.length === 0) {
    return unpauseFirst;
  }
  // The first patch unpauses, so the second must not demand the pause.
  const stillHolds = tests.filter(
    ({ path }) => !(paused && path === '/spec/paused'),
  );
  return [
    ...unpauseFirst,
    { subresource: 'status', operations: [...stillHolds, ...operations] },
  ];
}

function nextStep(stepIndex: number): JsonPatchOperation {
  return { op: 'add', path: '/status/currentStepIndex', value: stepIndex + 1 };
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

function testsOf(precondition: Precondition): JsonPatchOperation[] {
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
  if (pauseStartedAt === null) {
    demand('/status/pauseConditions', null);
  } else if (pauseStartedAt !== undefined) {
    demand('/status/pauseConditions/0/startTime', pauseStartedAt);
  }
  if (aborted) {
    demand('/status/abort', true);
  }
  if (paused) {
    demand('/spec/paused', true);
  }
  return tests;
}
