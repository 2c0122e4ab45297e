import { ByteReader } from './ByteReader';
import { ByteWriter } from './ByteWriter';
import { presentKeys } from './presentKeys';
import { Shapes } from './Shapes';
import { SPECIAL, TAG } from './Tag';
import { timeOf, timeText } from './timeText';
import { Vocabulary } from './Vocabulary';

// The number that follows a tag is in the same byte while it is below this.
const OWN_BYTE = 31;
const INSIDE_LEAST = 3;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NINE = '9'.charCodeAt(0);
const DIGITS = /^(0|[1-9][0-9]{0,14})$/;
const NO_ITEMS: readonly unknown[] = [];
// eslint-disable-next-line no-control-regex -- every letter of one byte
const NARROW = /^[\u0000-\u00ff]*$/;

/**
 * Packs plain data into a text, a tenth of the room it takes as objects, and back. What many of them have in common,
 * keys and words, is kept once; a text can be read by the packer that wrote it, and no other.
 */
export class Packer {
  readonly #shapes: Shapes;
  readonly #words: Vocabulary;
  readonly #writer = new ByteWriter();
  readonly #reader = new ByteReader();
  /** Texts of this one that were written out. */
  #said: string[] = [];

  constructor({
    shapes = new Shapes(),
    words = new Vocabulary(),
  }: { shapes?: Shapes; words?: Vocabulary } = {}) {
    this.#shapes = shapes;
    this.#words = words;
  }

  /**
   * @param data - as JSON has it, and `undefined` for what is not there
   * @param given - texts that are known without it, and to whoever unpacks it
   */
  pack(data: unknown, ...given: readonly string[]): string {
    this.#writer.reset();
    this.#said = [...given];
    this.#write(data);
    return this.#writer.text();
  }

  /** Frozen all the way down. */
  unpack(packed: string, ...given: readonly string[]): unknown {
    this.#reader.open(packed);
    this.#said = [...given];
    return this.#read();
  }

  /** The same text, as one that is kept once where it came up before. */
  shared(text: string): string {
    const word = this.#words.likely(text) ?? this.#words.numberOf(text);
    if (word !== undefined) return this.#words.word(word);
    this.#words.see(text);
    return text;
  }

  #write(value: unknown): void {
    switch (typeof value) {
      case 'string':
        this.#writeText(value);
        return;
      case 'number':
        this.#writeNumber(value);
        return;
      case 'boolean':
        this.#begin(TAG.special, value ? SPECIAL.true : SPECIAL.false);
        return;
      case 'object':
        if (value === null) this.#begin(TAG.special, SPECIAL.null);
        else if (Array.isArray(value)) this.#writeList(value);
        else this.#writeObject(value);
        return;
      default:
        throw new TypeError(`${typeof value} is no plain data`);
    }
  }

  #writeList(list: readonly unknown[]): void {
    this.#begin(TAG.list, list.length);
    for (const each of list) this.#write(each);
  }

  #writeObject(object: object): void {
    const values = Object.values(object);
    const all = Object.keys(object);
    const shape = this.#shapes.numberOf(all, values);
    if (shape === undefined) {
      const keys = presentKeys(all, values);
      this.#begin(TAG.special, SPECIAL.object);
      this.#writer.number(keys.length);
      for (const key of keys) this.#writeText(key);
    } else {
      this.#begin(TAG.object, shape);
    }
    for (const value of values) if (value !== undefined) this.#write(value);
  }

  #writeNumber(number: number): void {
    if (Number.isSafeInteger(number) && number >= 0 && !Object.is(number, -0)) {
      this.#begin(TAG.count, number);
      return;
    }
    this.#begin(TAG.special, SPECIAL.number);
    this.#writeText(Object.is(number, -0) ? '-0' : String(number));
  }

  #writeText(text: string): void {
    // The quicker questions first: to look a text up takes reading all of it.
    const likely = this.#words.likely(text);
    if (likely !== undefined) {
      this.#begin(TAG.word, likely);
      return;
    }
    const said = this.#said.indexOf(text);
    if (said >= 0) {
      this.#begin(TAG.again, said);
      return;
    }
    if (this.#writeSpecial(text)) return;
    const word = this.#words.numberOf(text);
    if (word !== undefined) {
      this.#begin(TAG.word, word);
      return;
    }
    // What differs between messages stands mostly in quotation marks.
    const parts = text.split('"');
    if (parts.length > 1) {
      this.#begin(TAG.quoted, parts.length);
      for (const part of parts) this.#writeText(part);
      return;
    }
    if (this.#writeAround(text)) return;
    this.#words.see(text);
    this.#said.push(text);
    if (NARROW.test(text)) {
      this.#begin(TAG.text, text.length);
      this.#writer.write(text, 'latin1');
    } else {
      this.#begin(TAG.special, SPECIAL.wide);
      this.#writer.number(text.length);
      this.#writer.write(text, 'utf16le');
    }
  }

  /** Images, selectors and messages have the name or the hash of the rollout in them. */
  #writeAround(text: string): boolean {
    const said = this.#said;
    for (let inside = 0; inside < said.length; inside += 1) {
      const each = said[inside] ?? '';
      if (each.length >= INSIDE_LEAST && text.includes(each)) {
        const parts = text.split(each);
        this.#begin(TAG.special, SPECIAL.around);
        this.#writer.number(inside);
        this.#writer.number(parts.length);
        for (const part of parts) this.#writeText(part);
        return true;
      }
    }
    return false;
  }

  /** Those that are known to be another in each object. */
  #writeSpecial(text: string): boolean {
    const seconds = timeOf(text);
    if (seconds !== undefined) {
      this.#said.push(text);
      this.#begin(TAG.special, SPECIAL.time);
      this.#writer.word(seconds);
      return true;
    }
    if (text.length === 36 && UUID.test(text)) {
      this.#said.push(text);
      this.#begin(TAG.special, SPECIAL.uuid);
      this.#writer.write(text.replaceAll('-', ''), 'hex');
      return true;
    }
    if (text.charCodeAt(0) <= NINE && DIGITS.test(text)) {
      this.#begin(TAG.special, SPECIAL.digits);
      this.#writer.number(Number(text));
      return true;
    }
    return false;
  }

  #begin(tag: number, number: number): void {
    this.#writer.byte(tag * 32 + Math.min(number, OWN_BYTE));
    if (number >= OWN_BYTE) this.#writer.number(number - OWN_BYTE);
  }

  #read(): unknown {
    const byte = this.#reader.byte();
    const inByte = byte % 32;
    const number =
      inByte < OWN_BYTE ? inByte : OWN_BYTE + this.#reader.number();
    switch (byte >>> 5) {
      case TAG.object:
        return this.#readObject(this.#shapes.keys(number));
      case TAG.list:
        return this.#readList(number);
      case TAG.count:
        return number;
      case TAG.word:
        return this.#words.word(number);
      case TAG.again:
        return this.#said[number];
      case TAG.text:
        return this.#say(this.#reader.read(number, 'latin1'));
      case TAG.quoted:
        return this.#readTexts(number).join('"');
      default:
        return this.#readSpecial(number);
    }
  }

  #readSpecial(special: number): unknown {
    const reader = this.#reader;
    switch (special) {
      case SPECIAL.true:
        return true;
      case SPECIAL.false:
        return false;
      case SPECIAL.time:
        return this.#say(timeText(reader.word()));
      case SPECIAL.uuid:
        return this.#say(uuidOf(reader.read(16, 'hex')));
      case SPECIAL.digits:
        return String(reader.number());
      case SPECIAL.number:
        return Number(this.#read());
      case SPECIAL.wide:
        return this.#say(reader.read(2 * reader.number(), 'utf16le'));
      case SPECIAL.around: {
        const inside = this.#said[reader.number()];
        return this.#readTexts(reader.number()).join(inside);
      }
      case SPECIAL.object:
        return this.#readObject(this.#readTexts(reader.number()));
      default:
        return null;
    }
  }

  #readList(length: number): readonly unknown[] {
    // Not a literal, as in `Kept`.
    const list = NO_ITEMS.slice();
    for (let i = 0; i < length; i += 1) list.push(this.#read());
    return Object.freeze(list);
  }

  #readTexts(length: number): readonly string[] {
    const texts: string[] = [];
    for (let i = 0; i < length; i += 1) texts.push(String(this.#read()));
    return texts;
  }

  #readObject(keys: readonly string[]): object {
    const object: Record<string, unknown> = {};
    for (const key of keys) {
      const value = this.#read();
      // Assigned, it would not be a key of its own.
      if (key === '__proto__') define(object, key, value);
      else object[key] = value;
    }
    return Object.freeze(object);
  }

  #say(text: string): string {
    this.#said.push(text);
    return text;
  }
}

function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function uuidOf(hex: string): string {
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
