import { JSON_BYTE } from './jsonBytes';
import { skipSpace, skipString, skipValue } from './skipJson';

/** Places in the bytes of an object. */
export type Member = {
  /** Of its name, with the quote. */
  start: number;
  value: number;
  /** After the value of the member before, or after the bracket. */
  afterPrevious: number;
};

/**
 * The first member of this name in the object that begins at `at`; looks no further than it. Undefined when there is
 * none, or when what stands there is no object.
 */
export function findMember(
  bytes: Buffer,
  at: number,
  name: Buffer,
): Member | undefined {
  if (bytes[at] !== JSON_BYTE.openObject) return undefined;
  let afterPrevious = at + 1;
  let start = skipSpace(bytes, afterPrevious);
  for (;;) {
    if (bytes[start] !== JSON_BYTE.quote) return undefined;
    const nameEnd = skipString(bytes, start);
    if (nameEnd < 0) return undefined;
    const colon = skipSpace(bytes, nameEnd);
    if (bytes[colon] !== JSON_BYTE.colon) return undefined;
    const value = skipSpace(bytes, colon + 1);
    if (isName(bytes, start + 1, nameEnd - 1, name)) {
      return { start, value, afterPrevious };
    }
    afterPrevious = skipValue(bytes, value);
    if (afterPrevious < 0) return undefined;
    const next = skipSpace(bytes, afterPrevious);
    if (bytes[next] !== JSON_BYTE.comma) return undefined;
    start = skipSpace(bytes, next + 1);
  }
}

function isName(
  bytes: Buffer,
  start: number,
  end: number,
  name: Buffer,
): boolean {
  if (end - start !== name.length) return false;
  for (let index = 0; index < name.length; index += 1) {
    if (bytes[start + index] !== name[index]) return false;
  }
  return true;
}
