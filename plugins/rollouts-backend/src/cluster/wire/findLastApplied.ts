import { JSON_BYTE } from './jsonBytes';

const BEGINNING = Buffer.from(
  '"kubectl.kubernetes.io/last-applied-configuration":"',
);
/** Annotations are the first of all in custom resources, and near the beginning elsewhere. */
const NEAR = 2_048;
const NEXT_MEMBER = Buffer.from(',"');
/** A manifest is written with a newline behind it. */
const MANIFEST_END = Buffer.from('}\\n"');

/**
 * The annotation with what `kubectl` applied last, as API servers write it: without a blank. With the comma that belongs
 * to it. Undefined where there is none, or one that is written otherwise.
 *
 * Within a text every quotation mark has a backslash before it, so `,"` is not inside, and the text is over before the
 * next member begins: to look for that takes less than to read it. Where only the end of its object is between the two, or
 * nothing, that is where the text ends. (An object in a list whose last member is such a text, which no annotation is,
 * could be taken to go on up to a manifest in the next one.)
 */
export function findLastApplied(bytes: Buffer) {
  const start = bytes.subarray(0, NEAR).indexOf(BEGINNING);
  const before = bytes[start - 1];
  if (before !== JSON_BYTE.comma && before !== JSON_BYTE.openObject) {
    return undefined;
  }
  const text = start + BEGINNING.length;
  const next = bytes.indexOf(NEXT_MEMBER, text);
  if (endsManifest(bytes, text, next)) return { start, end: next + 1 };
  const close = next - 1;
  return bytes[close] === JSON_BYTE.closeObject &&
    endsManifest(bytes, text, close)
    ? { start: before === JSON_BYTE.comma ? start - 1 : start, end: close }
    : undefined;
}

/** Whether the text that begins at `text` looks as if it was a manifest, and over before `end`. */
function endsManifest(bytes: Buffer, text: number, end: number): boolean {
  const begin = end - MANIFEST_END.length;
  return (
    begin >= text &&
    bytes.compare(MANIFEST_END, 0, MANIFEST_END.length, begin, end) === 0
  );
}
