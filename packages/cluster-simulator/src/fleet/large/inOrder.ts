import { keysInOrder } from '../../store/keysInOrder';

/** The same with the keys of all its objects in order. */
export function inOrder<T extends object>(data: T): T;
export function inOrder(data: object): unknown {
  return ordered(data);
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  return keysInOrder(
    Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, ordered(part)]),
    ),
  );
}
