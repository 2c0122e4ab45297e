import type { Look, RolloutPage } from '../RolloutPage.ts';
import { CHECKLISTS } from './all.ts';
import type { ChecklistLine } from './ChecklistLine.ts';

/** Which lines were checked on which pictures. */
export class ChecklistRun {
  readonly #say: (line: string) => void;
  readonly #seen = new Set<ChecklistLine>();
  #passed = 0;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /** How many checks passed, each line once per picture. */
  get passed(): number {
    return this.#passed;
  }

  /**
   * The lines that no picture was checked for.
   *
   * @param elsewhere - names of pictures that are not taken in this world
   */
  unseen(elsewhere: ReadonlySet<string>): string[] {
    return CHECKLISTS.flatMap(({ drawing, lines }) =>
      lines
        .filter(
          line =>
            !this.#seen.has(line) &&
            !line.on.every(picture => elsewhere.has(picture)),
        )
        .map(({ words }) => `${drawing}: ${words}`),
    );
  }

  /**
   * Checks the lines that are meant for a picture, on the page as it is now.
   *
   * @returns why lines failed
   */
  async check(
    page: RolloutPage,
    { name, look, file }: { name: string; look: Look; file: string },
  ): Promise<string[]> {
    const failures: string[] = [];
    for (const { drawing, lines } of CHECKLISTS) {
      for (const line of lines) {
        if (!line.on.includes(name)) continue;
        if (line.width !== undefined && line.width !== look.width) continue;
        this.#seen.add(line);
        const text = `${drawing}/${look.colorScheme}/${look.width}: ${line.words} (${file})`;
        try {
          await line.check(page, look);
          this.#passed += 1;
          this.#say(`        ok ${text}`);
        } catch (error) {
          this.#say(`        not ok ${text}`);
          failures.push(`${text}\n${String(error)}`);
        }
      }
    }
    return failures;
  }
}
