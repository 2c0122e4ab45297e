import { JSON_BYTE } from './jsonBytes';

const NEXT_MEMBER = Buffer.from(',"');

/**
 * The first member that begins like this, wherever it stands, when its value is a text, and written as API servers do:
 * without a blank. With the comma that belongs to it. Undefined when it is not written so.
 *
 * Within a text every quotation mark has a backslash before it, so `,"` cannot be inside, and the text is over where the
 * next member begins, or an object and then the next member: to look for that is many times as quick as to read it.
 *
 * @param beginning - its name and the quotation mark of its value, such as `"name":"`
 * @param near - so many bytes it is looked for
 */
export function findWrittenText(
  bytes: Buffer,
  beginning: Buffer,
  near: number,
) {
  const start = bytes.subarray(0, near).indexOf(beginning);
  const before = bytes[start - 1];
  if (before !== JSON_BYTE.comma && before !== JSON_BYTE.openObject) {
    return undefined;
  }
  const text = start + beginning.length;
  const next = bytes.indexOf(NEXT_MEMBER, text);
  // A text that begins with a comma and is over: the quotation mark before it is that of its beginning.
  if (next <= text) return undefined;
  if (endsText(bytes, next - 1)) return { start, end: next + 1 };
  return bytes[next - 1] === JSON_BYTE.closeObject && endsText(bytes, next - 2)
    ? { start: before === JSON_BYTE.comma ? start - 1 : start, end: next - 1 }
    : undefined;
}

/** Whether this is a quotation mark that certainly ends a text. */
function endsText(bytes: Buffer, at: number): boolean {
  return bytes[at] === JSON_BYTE.quote && bytes[at - 1] !== JSON_BYTE.backslash;
}
