import { median } from './median';

/** What each contestant cost in each round. */
export class Runs<Name extends string> {
  readonly #rounds: ReadonlyMap<string, number>[] = [];

  add(round: ReadonlyMap<string, number>): void {
    this.#rounds.push(round);
  }

  median(name: Name): number {
    return median(this.#rounds.map(round => cost(round, name)));
  }

  /** The middle of the rounds' ratios: the two of a round have seen the same machine, those of different rounds have not. */
  ratio(name: Name, to: Name): number {
    return median(
      this.#rounds.map(round => cost(round, name) / cost(round, to)),
    );
  }
}

function cost(round: ReadonlyMap<string, number>, name: string): number {
  return round.get(name) ?? NaN;
}
