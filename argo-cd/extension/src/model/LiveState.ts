import type { DerivedDetail } from '@rollouts-portal/plugin-rollouts-common';

import type { ReadProblem } from '../argocd/ReadProblem';

/** What is known of a rollout at one moment, and how well. */
export type LiveState =
  | { what: 'unreadable'; because: string }
  | {
      what: 'known';
      detail: DerivedDetail;
      /** When the object itself was read last. */
      readAt: number;
      /** Whether what stands beside it was read at all by now. */
      isComplete: boolean;
      /** Why the newest attempt to read the object failed: what is shown is of `readAt`. */
      stale?: ReadProblem;
      /** What stands beside it and cannot be read, each with why. */
      missing: readonly { kind: string; problem: ReadProblem }[];
    };
