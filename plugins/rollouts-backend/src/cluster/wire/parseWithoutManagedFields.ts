import { TRACKING_ID_ANNOTATION } from '@rollouts-portal/plugin-rollouts-common';

import { findMember } from './findMember';
import { findOrderedList } from './findOrderedList';
import { JSON_BYTE } from './jsonBytes';
import { skipSpace, skipValue } from './skipJson';

const METADATA = Buffer.from('metadata');
const MANAGED_FIELDS = Buffer.from('managedFields');
/** What comes next where the keys are in order, as API servers write custom resources. */
const NAME = Buffer.from('name');
// What Argo CD applied on the server's side is written nowhere else, and a page tells of it.
const READ_OF = Buffer.from('"argocd-controller"');

/** What has to go, with the comma that belongs to it, and in it the value. */
type Cut = { start: number; end: number; value: number; valueEnd: number };

/**
 * What `JSON.parse` makes of an object of Kubernetes, but without its `metadata.managedFields`: these are a third of the
 * bytes, so they are cut out before. They stay when Argo CD, which says that it tracks the object, is among their
 * writers.
 *
 * Only the first member of each name is looked for, and what is cut out is not looked at: that it is no JSON goes
 * unnoticed. Whatever does not have this form is parsed as it is.
 *
 * @param within - names of the members that lead to the object, from the outside
 * @throws SyntaxError
 */
export function parseWithoutManagedFields(
  bytes: Buffer,
  within: readonly string[] = [],
): unknown {
  const cut =
    findOrderedList(bytes, MANAGED_FIELDS, NAME) ??
    findManagedFields(bytes, within);
  if (!cut) return JSON.parse(bytes.toString('utf8'));
  const parsed: unknown = JSON.parse(textWithout(bytes, cut));
  const metadata = [...within, 'metadata'].reduce(memberOf, parsed);
  if (isTracked(metadata)) {
    const value = bytes.subarray(cut.value, cut.valueEnd);
    if (value.includes(READ_OF)) {
      Object.assign(metadata, {
        managedFields: JSON.parse(value.toString('utf8')),
      });
    }
  }
  return parsed;
}

let joined = Buffer.alloc(0);

/** Joined as bytes: two texts would be copied once more to become one. */
function textWithout(bytes: Buffer, { start, end }: Cut): string {
  if (joined.length < bytes.length) joined = Buffer.alloc(2 * bytes.length);
  bytes.copy(joined, 0, 0, start);
  const copied = bytes.copy(joined, start, end);
  return joined.toString('utf8', 0, start + copied);
}

function findManagedFields(
  bytes: Buffer,
  within: readonly string[],
): Cut | undefined {
  let at = skipSpace(bytes, 0);
  for (const name of [...within.map(each => Buffer.from(each)), METADATA]) {
    const member = findMember(bytes, at, name);
    if (!member) return undefined;
    at = member.value;
  }
  const found = findMember(bytes, at, MANAGED_FIELDS);
  if (!found) return undefined;
  const { start, value, afterPrevious } = found;
  const valueEnd = skipValue(bytes, value);
  if (valueEnd < 0) return undefined;
  const next = skipSpace(bytes, valueEnd);
  if (bytes[next] === JSON_BYTE.comma) {
    return { start, end: next + 1, value, valueEnd };
  }
  return bytes[next] === JSON_BYTE.closeObject
    ? { start: afterPrevious, end: next, value, valueEnd }
    : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? Reflect.get(value, name) : undefined;
}

function isTracked(metadata: unknown): metadata is object {
  if (!isObject(metadata)) return false;
  const annotations = memberOf(metadata, 'annotations');
  return isObject(annotations) && TRACKING_ID_ANNOTATION in annotations;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
