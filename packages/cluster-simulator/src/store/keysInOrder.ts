/** The same with its keys in order, as API servers write custom resources; what is in it stays as it is. */
export function keysInOrder<T extends object>(data: T): T;
export function keysInOrder(data: object): unknown {
  return Object.fromEntries(
    Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
