import type { FactStore, ObjectKey } from './FactStore';
import type { Observed, ObservedChange } from './ObservedObjects';

/** Where a reflector keeps what it has seen. Each write says what it changed. */
export interface ObservedStore<Facts> extends FactStore<Facts> {
  keys(): Iterable<ObjectKey>;
  put(key: ObjectKey, next: Observed<Facts>): ObservedChange<Facts>[];
  remove(key: ObjectKey): ObservedChange<Facts>[];
  /** All that is not in `all` is gone, also what was deleted while nobody watched. */
  replace(all: Map<ObjectKey, Observed<Facts>>): ObservedChange<Facts>[];
}
