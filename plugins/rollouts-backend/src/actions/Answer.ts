import type {
  ActionResult,
  Sentence,
} from '@rollouts-portal/plugin-rollouts-common';

/** What came of an attempt, before it is put down as an outcome. */
export type Answer = {
  result: ActionResult;
  text: Sentence;
  changes?: readonly Sentence[];
};
