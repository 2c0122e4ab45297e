import type { Look, RolloutPage } from '../RolloutPage.ts';

/** One thing that a drawing asks for, and how to see whether a page does it. */
export type ChecklistLine = {
  /** A sentence that could be false. */
  words: string;
  /** Names of the pictures on which it is checked. */
  on: readonly string[];
  /** The only width at which it is meant; both when left out. */
  width?: Look['width'];
  /** @throws when it is not so */
  check(page: RolloutPage, look: Look): Promise<void>;
};

/** What one drawing of the visual design asks for. */
export type Checklist = {
  drawing: string;
  title: string;
  lines: readonly ChecklistLine[];
};
