import { JSON_BYTE, SPACE } from './jsonBytes';

/** Where what is no white space begins. */
export function skipSpace(bytes: Buffer, at: number): number {
  let index = at;
  while ((bytes[index] ?? SPACE + 1) <= SPACE) index += 1;
  return index;
}

/**
 * Where the value that begins at `at` is over; -1 when it is not. Counts brackets and knows strings; whether what stands
 * between them is JSON it does not ask.
 */
export function skipValue(bytes: Buffer, at: number): number {
  switch (bytes[at]) {
    case JSON_BYTE.quote:
      return skipString(bytes, at);
    case JSON_BYTE.openObject:
    case JSON_BYTE.openList:
      return skipBracketed(bytes, at);
    default:
      return skipWord(bytes, at);
  }
}

/** @param at - of its opening quote */
export function skipString(bytes: Buffer, at: number): number {
  for (let index = at + 1; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === JSON_BYTE.quote) return index + 1;
    if (byte === JSON_BYTE.backslash) index += 1;
  }
  return -1;
}

function skipBracketed(bytes: Buffer, at: number): number {
  let depth = 0;
  for (let index = at; index < bytes.length; index += 1) {
    switch (bytes[index]) {
      case JSON_BYTE.quote: {
        const end = skipString(bytes, index);
        if (end < 0) return -1;
        index = end - 1;
        break;
      }
      case JSON_BYTE.openObject:
      case JSON_BYTE.openList:
        depth += 1;
        break;
      case JSON_BYTE.closeObject:
      case JSON_BYTE.closeList:
        depth -= 1;
        if (depth === 0) return index + 1;
        break;
      default:
    }
  }
  return -1;
}

/** A number, `true`, `false` or `null`. */
function skipWord(bytes: Buffer, at: number): number {
  for (let index = at; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? SPACE;
    if (
      byte <= SPACE ||
      byte === JSON_BYTE.comma ||
      byte === JSON_BYTE.closeObject ||
      byte === JSON_BYTE.closeList
    ) {
      return index > at ? index : -1;
    }
  }
  return -1;
}
