/** Something that can be asked for by its id. */
export interface Check {
  /** As after `--only`. */
  readonly id: string;
  /** It has to have a PostgreSQL, and is skipped without one. */
  readonly needsPostgres?: boolean;
}

export type Ground = {
  /** Address of a server with nothing in it, where a check needs one. */
  postgres?: string;
  /** What is left out for want of one, and the sentence that says so: empty when nothing is. */
  skipped: { count: number; text: string };
};

/** What a command line asks for. */
export interface CheckPlan<Each extends Check> {
  readonly all: readonly Each[];
  /** Ids; all of them when empty. */
  readonly only: readonly string[];
  /** Runs these, tells what came of them, and resolves with the exit code. */
  run(chosen: readonly Each[], ground: Ground): Promise<number>;
}

/** What `runProgram` runs. */
export interface CheckProgram<Each extends Check> {
  /** As after `npm run`. */
  readonly name: string;
  readonly usage: string;
  /** @throws Error whose message says what is wrong with the command line */
  plan(args: readonly string[]): CheckPlan<Each>;
}
