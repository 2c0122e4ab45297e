import { findMember } from './findMember';
import { JSON_BYTE } from './jsonBytes';
import { skipSpace, skipValue } from './skipJson';

const METADATA = Buffer.from('metadata');
const MANAGED_FIELDS = Buffer.from('managedFields');
// What Argo CD applied on the server's side is written nowhere else, and a page tells of it.
const READ_OF = Buffer.from('"argocd-controller"');

/**
 * What `JSON.parse` makes of an object of Kubernetes, but without its `metadata.managedFields`: these are a third of the
 * bytes, so they are cut out before. They stay when Argo CD is among their writers.
 *
 * Only the first member of each name is looked for, and what is cut out is not looked at: that it is no JSON goes
 * unnoticed. Whatever does not have this form is parsed as it is.
 *
 * @param within - names of the members that lead to the object, from the outside
 * @throws SyntaxError
 */
export function parseWithoutManagedFields(
  bytes: Buffer,
  within: readonly Buffer[] = [],
): unknown {
  const found = findManagedFields(bytes, within);
  return JSON.parse(
    found
      ? bytes.toString('utf8', 0, found.start) +
          bytes.toString('utf8', found.end)
      : bytes.toString('utf8'),
  );
}

/** What has to go, with the comma that belongs to it. */
function findManagedFields(
  bytes: Buffer,
  within: readonly Buffer[],
): { start: number; end: number } | undefined {
  let at = skipSpace(bytes, 0);
  for (const name of [...within, METADATA]) {
    const member = findMember(bytes, at, name);
    if (!member) return undefined;
    at = member.value;
  }
  const managedFields = findMember(bytes, at, MANAGED_FIELDS);
  if (!managedFields) return undefined;
  const end = skipValue(bytes, managedFields.value);
  if (end < 0 || bytes.subarray(managedFields.value, end).includes(READ_OF)) {
    return undefined;
  }
  const next = skipSpace(bytes, end);
  if (bytes[next] === JSON_BYTE.comma) {
    return { start: managedFields.start, end: next + 1 };
  }
  return bytes[next] === JSON_BYTE.closeObject
    ? { start: managedFields.afterPrevious, end: next }
    : undefined;
}
