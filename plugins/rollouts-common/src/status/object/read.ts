import { MESSAGE_LIMIT, NAME_LIMIT } from './field';
import { NotAsDeclaredError } from './NotAsDeclaredError';
import { shorten } from './shorten';

export type Fields = Readonly<Record<string, unknown>>;

const NO_FIELDS: Fields = Object.freeze({});
const NO_ITEMS: readonly unknown[] = Object.freeze([]);

/**
 * What `field` says of a type, for objects of which there are a hundred thousand: many times as quick as a schema. A
 * schema says what is wrong; these only say that something is.
 *
 * Each takes a value as JSON has it, and throws a NotAsDeclaredError where the schema would find an issue.
 */
export const read = {
  name(value: unknown): string {
    if (typeof value !== 'string') throw new NotAsDeclaredError();
    return shorten(value, NAME_LIMIT);
  },
  required(value: unknown): string {
    if (
      typeof value !== 'string' ||
      value === '' ||
      value.length > NAME_LIMIT
    ) {
      throw new NotAsDeclaredError();
    }
    return value;
  },
  text(value: unknown): string | undefined {
    return isUnset(value) ? undefined : read.name(value);
  },
  message(value: unknown): string | undefined {
    if (isUnset(value)) return undefined;
    if (typeof value !== 'string') throw new NotAsDeclaredError();
    return shorten(value, MESSAGE_LIMIT);
  },
  flag(value: unknown): boolean | undefined {
    if (isUnset(value)) return undefined;
    if (typeof value !== 'boolean') throw new NotAsDeclaredError();
    return value;
  },
  integer(value: unknown): number {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      throw new NotAsDeclaredError();
    }
    return value;
  },
  count(value: unknown): number | undefined {
    return isUnset(value) ? undefined : read.integer(value);
  },
  /** Not below zero. */
  index(value: unknown): number | undefined {
    const index = read.count(value);
    if (index !== undefined && index < 0) throw new NotAsDeclaredError();
    return index;
  },
  /** An object, even where it is not set. */
  fields(value: unknown): Fields {
    return isUnset(value) ? NO_FIELDS : read.item(value);
  },
  /** An object that has to be there, such as an item of a list. */
  item(value: unknown): Fields {
    if (!isFields(value)) throw new NotAsDeclaredError();
    return value;
  },
  /** Whether there is an object, whatever is in it. */
  presence(value: unknown): boolean {
    if (isUnset(value)) return false;
    read.item(value);
    return true;
  },
  list(value: unknown): readonly unknown[] {
    if (isUnset(value)) return NO_ITEMS;
    if (!Array.isArray(value)) throw new NotAsDeclaredError();
    return value;
  },
  /** An object of texts, as a copy. */
  stringMap(value: unknown): Record<string, string> {
    const texts: Record<string, string> = {};
    for (const [key, text] of Object.entries(read.fields(value))) {
      // A schema leaves it out, too, and does not ask what it is: assigned, it would be no key.
      if (key === '__proto__') continue;
      if (typeof text !== 'string') throw new NotAsDeclaredError();
      texts[key] = text;
    }
    return texts;
  },
};

/** Go decodes null as "not set"; so do we. */
function isUnset(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
