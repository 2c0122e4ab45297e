import type { Rollouts } from '../convergence/Rollouts.ts';

const AT_MOST_AT_ONCE = 8;

/** Somebody who changes rollouts all the time, at a steady rate while the API server lets them. */
export class Traffic {
  written = 0;
  refused = 0;
  readonly #rollouts: readonly Rollouts[];
  readonly #population: number;
  readonly #random: () => number;
  readonly #everyMs: number;
  readonly #underWay = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: {
    rollouts: readonly Rollouts[];
    /** About so many stay in each cluster. */
    population: number;
    perSecond: number;
    random: () => number;
  }) {
    this.#rollouts = options.rollouts;
    this.#population = options.population;
    this.#random = options.random;
    this.#everyMs = 1000 / options.perSecond;
  }

  flow(): void {
    this.#timer ??= setInterval(() => this.#write(), this.#everyMs);
  }

  /** Resolves when nothing is under way any more. */
  async hold(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await Promise.all(this.#underWay);
  }

  #write(): void {
    if (this.#underWay.size >= AT_MOST_AT_ONCE) return;
    const rollouts = this.#oneOf(this.#rollouts);
    if (!rollouts) return;
    const writing = this.#change(rollouts).then(
      () => {
        this.written += 1;
      },
      // The server is down, or the object or its kind is gone: that is what faults are for.
      () => {
        this.refused += 1;
      },
    );
    this.#underWay.add(writing);
    void writing.then(() => this.#underWay.delete(writing));
  }

  async #change(rollouts: Rollouts): Promise<void> {
    const { names } = rollouts;
    const name = this.#oneOf(names);
    if (name === undefined || names.length < this.#population) {
      await rollouts.create(1);
    } else if (this.#random() < 0.1) {
      await rollouts.remove(1);
    } else if (this.#random() < 0.1) {
      await rollouts.recreate(name);
    } else {
      await rollouts.scale(name, Math.floor(this.#random() * 100));
    }
  }

  #oneOf<T>(choices: readonly T[]): T | undefined {
    return choices[Math.floor(this.#random() * choices.length)];
  }
}
