/** Why something could not be read. */
export type ProblemKind =
  /** The person, or the project of the Application, may not. */
  | 'denied'
  | 'gone'
  /** The session is over. */
  | 'signed-out'
  /** Argo CD does not answer, or not with what was asked for. */
  | 'failed';

export class ReadProblem extends Error {
  override readonly name = 'ReadProblem';

  constructor(readonly kind: ProblemKind, message: string) {
    super(message);
  }
}
