import { LAST_APPLIED_ANNOTATION } from '@rollouts-portal/plugin-rollouts-common';

import { JSON_BYTE } from './jsonBytes';

const BEGINNING = Buffer.from(`"${LAST_APPLIED_ANNOTATION}":"`);
/** Annotations are the first of all in custom resources, and near the beginning elsewhere. */
const NEAR = 2_048;
const NEXT_MEMBER = Buffer.from(',"');
/** A manifest is written with a newline behind it. */
const MANIFEST_END = Buffer.from('}\\n"');

/**
 * The annotation with what `kubectl` applied last, as API servers write it: without a blank anywhere. With the comma that
 * belongs to it. Undefined where there is none that certainly ends where it seems to.
 *
 * Within a text every quotation mark has a backslash before it, so no `,"` is all inside. Outside of lists the text is
 * followed by `,"`, or by the end of its object and, sooner or later, `,"`. So it ends before the first of these, or one
 * bracket before. In a list an object could follow, which would be cut with it: brackets would be lost that who reads a
 * list relies on.
 */
export function findLastApplied(bytes: Buffer) {
  const start = bytes.subarray(0, NEAR).indexOf(BEGINNING);
  const before = bytes[start - 1];
  if (
    (before !== JSON_BYTE.comma && before !== JSON_BYTE.openObject) ||
    bytes.subarray(0, start).includes(JSON_BYTE.openList)
  ) {
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

/** Whether a text ends right before `end`, not before `text`, and looks like the end of a manifest. */
function endsManifest(bytes: Buffer, text: number, end: number): boolean {
  const begin = end - MANIFEST_END.length;
  return (
    begin >= text &&
    bytes.compare(MANIFEST_END, 0, MANIFEST_END.length, begin, end) === 0
  );
}
