import {
  renderSentence,
  type FreshnessState,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';

/** A cluster cannot be used for a reason that can be said; the sentence names the configuration key to look at. */
export class ClusterProblemError extends Error {
  readonly name = 'ClusterProblemError';

  constructor(
    readonly state: Extract<FreshnessState, 'unreachable' | 'auth-failed'>,
    readonly problem: Sentence,
  ) {
    super(renderSentence(problem));
  }
}
