import { isJsonObject, sameJson, type JsonValue } from './Json';

type Container = { [field: string]: JsonValue | undefined } | JsonValue[];

/** An operation cannot be applied, or a test does not hold. */
export class JsonPatchError extends Error {
  readonly name = 'JsonPatchError';
}

/**
 * RFC 6902, all or nothing: the target is left as it was. The API server's own are these: to `test` and `copy` an
 * absent field is null, `replace` adds it, and negative indexes count from the end of a list.
 *
 * @throws JsonPatchError
 */
export function applyJsonPatch(
  target: JsonValue,
  patch: readonly JsonValue[],
): JsonValue {
  // In a field of its own, so that the path "" has a parent, too.
  const document = { root: structuredClone(target) };
  for (const operation of patch) apply(document, operation);
  return document.root;
}

function apply(document: { root: JsonValue }, operation: JsonValue): void {
  if (!isJsonObject(operation)) throw new JsonPatchError('not an operation');
  const { op, value } = operation;
  const path = pointer(operation.path);
  switch (op) {
    case 'test':
      if (!holds(document, path, value)) {
        throw new JsonPatchError(`testing ${operation.path} failed`);
      }
      return;
    case 'add':
      add(document, path, given(value));
      return;
    case 'replace':
      put(document, path, given(value));
      return;
    case 'remove':
      remove(document, path);
      return;
    case 'copy':
      add(
        document,
        path,
        structuredClone(read(document, pointer(operation.from)) ?? null),
      );
      return;
    case 'move': {
      const from = pointer(operation.from);
      const moved = taken(read(document, from));
      remove(document, from);
      add(document, path, moved);
      return;
    }
    default:
      throw new JsonPatchError(`no operation ${op}`);
  }
}

function pointer(path: JsonValue | undefined): string[] {
  if (typeof path !== 'string' || (path !== '' && !path.startsWith('/'))) {
    throw new JsonPatchError('not a pointer');
  }
  const parts = path
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  return ['root', ...parts];
}

function holds(
  document: { root: JsonValue },
  path: string[],
  value: JsonValue | undefined,
): boolean {
  const [parent, last] = parentOf(document, path);
  const found = member(parent, last);
  return sameJson(found ?? null, value ?? null);
}

function read(
  document: { root: JsonValue },
  path: string[],
): JsonValue | undefined {
  return member(...parentOf(document, path));
}

function add(
  document: { root: JsonValue },
  path: string[],
  value: JsonValue,
): void {
  const [parent, last] = parentOf(document, path);
  if (!Array.isArray(parent)) {
    parent[last] = value;
    return;
  }
  const index = last === '-' ? parent.length : indexIn(last, parent.length + 1);
  if (index > parent.length) throw new JsonPatchError('beyond the end');
  parent.splice(index, 0, value);
}

function put(
  document: { root: JsonValue },
  path: string[],
  value: JsonValue,
): void {
  const [parent, last] = parentOf(document, path);
  if (!Array.isArray(parent)) {
    parent[last] = value;
    return;
  }
  const index = indexIn(last, parent.length);
  if (index >= parent.length) throw new JsonPatchError('beyond the end');
  parent[index] = value;
}

function remove(document: { root: JsonValue }, path: string[]): void {
  const [parent, last] = parentOf(document, path);
  taken(member(parent, last));
  if (Array.isArray(parent)) parent.splice(indexIn(last, parent.length), 1);
  else delete parent[last];
}

function parentOf(
  document: { root: JsonValue },
  path: string[],
): [Container, string] {
  let container: Container = document;
  for (const part of path.slice(0, -1)) {
    const next: JsonValue | undefined = member(container, part);
    if (!Array.isArray(next) && !isJsonObject(next)) {
      throw new JsonPatchError('missing path');
    }
    container = next;
  }
  return [container, path.at(-1) ?? 'root'];
}

function member(container: Container, part: string): JsonValue | undefined {
  if (Array.isArray(container))
    return container[indexIn(part, container.length)];
  return Object.hasOwn(container, part) ? container[part] : undefined;
}

/** Negative ones count from the end. */
function indexIn(part: string, length: number): number {
  if (!/^(0|-?[1-9]\d*)$/.test(part)) throw new JsonPatchError('not an index');
  const index = Number(part);
  if (index < -length) throw new JsonPatchError('before the beginning');
  return index < 0 ? index + length : index;
}

function taken(value: JsonValue | undefined): JsonValue {
  if (value === undefined) throw new JsonPatchError('nothing there');
  return value;
}

function given(value: JsonValue | undefined): JsonValue {
  if (value === undefined) throw new JsonPatchError('no value');
  return value;
}
