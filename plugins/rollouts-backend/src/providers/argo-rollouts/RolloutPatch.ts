import type { RolloutFacts } from '@rollouts-portal/plugin-rollouts-common';

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
