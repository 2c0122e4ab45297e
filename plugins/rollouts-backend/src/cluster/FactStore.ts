/** `namespace/name`, or `name` of what has no namespace. */
export type ObjectKey = string;

/**
 * The latest known facts about the watched objects of one cluster and kind, for readers.
 *
 * Guarantees: states of one object arrive in order; states may be skipped; nothing is promised between objects.
 * Returned facts are frozen. What was known stays readable while the cluster is out of reach.
 */
export interface FactStore<Facts> {
  get(key: ObjectKey): Facts | undefined;
  entries(): IterableIterator<[ObjectKey, Facts]>;
  readonly size: number;
}
