import { textHash } from './textHash';

// Far more than a fleet has of phases, reasons, images and the like that several rollouts share.
const WORDS_MOST = 16_384;
const LONGEST_WORD = 200;
const REMEMBERED = 4_096;
/** How many looks are told apart. */
const LOOKS = 4_096;

/**
 * Texts that came up again and again, each with a number for as long as the process lives. Bounded: what comes when it
 * is full has no number, nor has what was seen only once.
 */
export class Vocabulary {
  readonly #words: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Of texts seen lately, a hash each: most of them never come again. */
  readonly #seen = new Int32Array(REMEMBERED);
  /** The word that was met last of those that look like this. */
  readonly #likely = new Int32Array(LOOKS).fill(-1);

  constructor(private readonly most = WORDS_MOST) {}

  numberOf(text: string): number | undefined {
    if (text.length > LONGEST_WORD) return undefined;
    const number = this.#numbers.get(text);
    if (number !== undefined) this.#likely[looksOf(text)] = number;
    return number;
  }

  /** The number of a word that was asked for lately. Most are, and look like no other; to look one up takes longer. */
  likely(text: string): number | undefined {
    const likely = this.#likely[looksOf(text)];
    return likely !== undefined && this.#words[likely] === text
      ? likely
      : undefined;
  }

  word(number: number): string {
    const word = this.#words[number];
    if (word === undefined) throw new RangeError(`no word ${number}`);
    return word;
  }

  /** Takes the text up when it is seen a second time. */
  see(text: string): void {
    if (text.length > LONGEST_WORD || this.#words.length >= this.most) return;
    const hash = textHash(text);
    const at = hash & (REMEMBERED - 1);
    if (this.#seen[at] !== hash) {
      this.#seen[at] = hash;
      return;
    }
    this.#numbers.set(text, this.#words.length);
    this.#words.push(text);
  }
}

/** By its length, and its first, middle and last letter. */
function looksOf(text: string): number {
  const { length } = text;
  const letters =
    text.charCodeAt(0) * 31 +
    text.charCodeAt(length >> 1) * 7 +
    text.charCodeAt(length - 1);
  return (letters + length * 131) & (LOOKS - 1);
}
