import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Reads an object that a cluster sent, leaving out what is not of the declared type.
 *
 * One broken field (written by a hand, by a newer controller, by an older one) must not take the whole rollout off
 * the page. What is left out is named, so that nothing is concluded from its absence.
 *
 * @throws InputError when a field without which there is no object (a name, a uid) is missing or broken.
 */
export function readObject<Schema extends z.ZodType>(
  schema: Schema,
  object: unknown,
  what: string,
): { value: z.output<Schema>; unreadable: readonly string[] } {
  const first = schema.safeParse(object);
  if (first.success) return { value: first.data, unreadable: [] };

  let issues = first.error.issues;
  const unreadable: string[] = [];
  const repaired = cloneJson(object);
  // Each round removes at least one value, so this ends; the bound is for a hostile object.
  for (let round = 0; round < 50; round++) {
    const removed = issues
      .map(issue => issue.path)
      // Later elements of a list first: removing one shifts those behind it.
      .sort((a, b) => Number(b.at(-1)) - Number(a.at(-1)) || 0)
      .filter(path => removeAt(repaired, path));
    unreadable.push(...removed.map(path => path.map(String).join('.')));
    if (removed.length === 0) break;

    const next = schema.safeParse(repaired);
    if (next.success) return { value: next.data, unreadable };
    issues = next.error.issues;
  }
  throw new InputError(
    `Not a ${what}: ${unreadable.at(-1) ?? 'the object'} is missing or broken`,
  );
}

/**
 * Removes the value at a path, or, where that is missing although it is required, the nearest thing around it.
 * The root stays: false when nothing was removed.
 */
function removeAt(root: unknown, path: readonly PropertyKey[]): boolean {
  for (let length = path.length; length > 0; length--) {
    const key = path[length - 1] ?? '';
    let parent = root;
    for (const part of path.slice(0, length - 1))
      parent = childOf(parent, part);
    if (Array.isArray(parent) && Number(key) < parent.length) {
      parent.splice(Number(key), 1);
      return true;
    }
    if (
      typeof parent === 'object' &&
      parent !== null &&
      Object.hasOwn(parent, key)
    ) {
      return Reflect.deleteProperty(parent, key);
    }
  }
  return false;
}

function childOf(parent: unknown, key: PropertyKey): unknown {
  return typeof parent === 'object' && parent !== null
    ? Reflect.get(parent, key)
    : undefined;
}

function cloneJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cloneJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, cloneJson(child)]),
  );
}
