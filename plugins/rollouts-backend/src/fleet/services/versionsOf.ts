import { newestFirst } from '../newestFirst';
import type { FleetStore } from '../store/FleetStore';

/** All versions that run or come in these rows of one service, the newest first. */
export function versionsOf(
  store: FleetStore,
  slots: readonly number[],
): string[] {
  return newestFirst(
    slots.flatMap(slot =>
      [store.column('runs').at(slot), store.column('comes').at(slot)]
        .filter(version => version !== undefined)
        .map(version => ({ version, at: store.since(slot) })),
    ),
  );
}
