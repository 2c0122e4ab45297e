import { z } from 'zod';

const unknownValueSchema = z.looseObject({ basis: z.literal('none') });

/**
 * Paths at which one value says something else than another, which knows more; empty when it only says less. What is not
 * known may be left out, or be said to have no basis; list entries are told by their place from the front or, where there
 * are fewer, by being among the others.
 */
export function replacedIn(less: unknown, more: unknown, path = ''): string[] {
  if (less === undefined || Object.is(less, more)) return [];
  if (unknownValueSchema.safeParse(less).success) return [];
  if (Array.isArray(less) && Array.isArray(more)) {
    return less.flatMap((item, index) => {
      const found =
        less.length === more.length
          ? replacedIn(item, more[index], `${path}[]`)
          : undefined;
      return found ?? (isAmong(item, more) ? [] : [`${path}[]`]);
    });
  }
  if (!isObject(less) || !isObject(more)) return [path];
  const known = new Map(Object.entries(more));
  return Object.entries(less).flatMap(([key, value]) =>
    replacedIn(value, known.get(key), path === '' ? key : `${path}.${key}`),
  );
}

function isAmong(item: unknown, others: readonly unknown[]): boolean {
  return others.some(other => replacedIn(item, other).length === 0);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
