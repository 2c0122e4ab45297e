import { TRACKING_ID_ANNOTATION } from '@rollouts-portal/plugin-rollouts-common';

import { findLastApplied } from './findLastApplied';
import { findMember } from './findMember';
import { findOrderedList } from './findOrderedList';
import { JSON_BYTE } from './jsonBytes';
import { ReusedBuffer } from './ReusedBuffer';
import { skipSpace, skipValue } from './skipJson';

const METADATA = Buffer.from('metadata');
const MANAGED_FIELDS = Buffer.from('managedFields');
/** What comes next where the keys are in order, as API servers write custom resources. */
const NEXT_IN_METADATA = [Buffer.from('name')];
const ENV = Buffer.from('env');
/** What comes next in a container: of a custom resource, and as the API server's own types are written. */
const NEXT_IN_CONTAINER = ['image', 'envFrom', 'resources'].map(name =>
  Buffer.from(name),
);
// What Argo CD applied on the server's side is written nowhere else, and a page tells of it.
const READ_OF = Buffer.from('"argocd-controller"');
const TRACKING_ID = Buffer.from(`"${TRACKING_ID_ANNOTATION}"`);

/** What has to go, with the comma that belongs to it. */
type Cut = { start: number; end: number };
/** And in it the value. */
type ManagedFields = Cut & { value: number; valueEnd: number };

/**
 * What `JSON.parse` makes of an object of Kubernetes, but without what is half of its bytes and read by nobody:
 *
 * - its `metadata.managedFields`. They stay when Argo CD, which says that it tracks the object, is among their writers.
 * - the annotation with what `kubectl` applied last, as API servers write it. It may be there, or not; of what Argo CD
 *   tracks, it stays.
 * - the `env` of containers, likewise. That both may hold secrets is one more reason.
 *
 * Only the first `managedFields` and the first such annotation are looked for, and what is cut out is not looked at: that
 * it is no JSON goes unnoticed. Whatever does not have this form is parsed as it is.
 *
 * @param within - names of the members that lead to the object, from the outside
 * @throws SyntaxError
 */
export function parseWithoutUnread(
  bytes: Buffer,
  within: readonly string[] = [],
): unknown {
  const applied = findLastApplied(bytes);
  if (applied && isOnItsOwn(bytes.subarray(0, applied.start))) {
    try {
      const parsed = parseCut(bytes, within, applied);
      // API servers write Argo CD's annotation before it. Where it is behind, nothing of this may be missing after all.
      if (!isTracked(metadataOf(parsed, within))) return parsed;
    } catch {
      // Whether all of this is JSON is seen without cutting that out.
    }
  }
  return parseCut(bytes, within);
}

/** Neither kept for Argo CD nor behind something else that is cut. */
function isOnItsOwn(before: Buffer): boolean {
  return !before.includes(TRACKING_ID) && !before.includes(MANAGED_FIELDS);
}

/** @param first - what comes before all else that is cut */
function parseCut(
  bytes: Buffer,
  within: readonly string[],
  first?: Cut,
): unknown {
  const fields =
    findOrderedList(bytes, MANAGED_FIELDS, NEXT_IN_METADATA, first?.end) ??
    findManagedFields(bytes, within);
  const envs = findEnvs(bytes, (fields ?? first)?.end);
  const cuts = fields ? [fields, ...envs] : envs;
  // Two that touch each other want the same comma.
  const isApart = first && first.end <= (fields?.start ?? first.end);
  const parsed: unknown = JSON.parse(
    textWithout(bytes, isApart ? [first, ...cuts] : cuts),
  );
  if (!fields) return parsed;
  const metadata = metadataOf(parsed, within);
  if (isTracked(metadata)) {
    const value = bytes.subarray(fields.value, fields.valueEnd);
    // What was found first may be of an object within this one.
    if (
      value.includes(READ_OF) &&
      findManagedFields(bytes, within)?.value === fields.value
    ) {
      Object.assign(metadata, {
        managedFields: JSON.parse(value.toString('utf8')),
      });
    }
  }
  return parsed;
}

const room = new ReusedBuffer();

/** Joined as bytes: texts would be copied once more to become one. */
function textWithout(bytes: Buffer, cuts: readonly Cut[]): string {
  if (cuts.length === 0) return bytes.toString('utf8');
  const joined = room.ofSize(bytes.length);
  let length = 0;
  let from = 0;
  for (const { start, end } of cuts) {
    length += bytes.copy(joined, length, from, start);
    from = end;
  }
  length += bytes.copy(joined, length, from);
  return joined.toString('utf8', 0, length);
}

function findEnvs(bytes: Buffer, from = 0): Cut[] {
  const envs: Cut[] = [];
  for (;;) {
    const env = findOrderedList(
      bytes,
      ENV,
      NEXT_IN_CONTAINER,
      envs.at(-1)?.end ?? from,
    );
    if (!env) return envs;
    envs.push(env);
  }
}

function findManagedFields(
  bytes: Buffer,
  within: readonly string[],
): ManagedFields | undefined {
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

function metadataOf(parsed: unknown, within: readonly string[]): unknown {
  return [...within, 'metadata'].reduce(memberOf, parsed);
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
