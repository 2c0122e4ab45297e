import type { FactStore, ObjectKey } from './FactStore';
import type { Observed, ObservedChange } from './ObservedObjects';

/** Where a reflector keeps what it has seen. Each write says what it changed. */
export interface ObservedStore<Facts> extends FactStore<Facts> {
  keys(): Iterable<ObjectKey>;
  put(key: ObjectKey, next: Observed<Facts>): ObservedChange<Facts>[];
  remove(key: ObjectKey): ObservedChange<Facts>[];
  /** The same as it will be kept, which may take less room: for what is gathered before it replaces all. */
  keep(observed: Observed<Facts>): Observed<Facts>;
  /**
   * All that is not in `all` is gone, also what was deleted while nobody watched. It is replaced at once; what that has
   * changed is found as it is asked for.
   */
  replace(
    all: ReadonlyMap<ObjectKey, Observed<Facts>>,
  ): Iterable<ObservedChange<Facts>>;
}
