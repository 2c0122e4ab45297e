import type { RolloutCondition } from '../../permissions/RolloutCondition';
import type { RolloutQuery } from '../../permissions/RolloutResource';
import type { FleetStore } from './FleetStore';
import type { NamedOwners } from './NamedOwners';
import type { SlotBits } from './SlotBits';

/** The rows that meet a policy's condition, all found by index. See `meetsCondition`, which says the same of one. */
export function rowsMeeting(
  condition: RolloutCondition,
  store: FleetStore,
  owners: NamedOwners,
): SlotBits {
  if ('allOf' in condition) {
    return condition.allOf.reduce<SlotBits>(
      (rows, each) => rows.and(rowsMeeting(each, store, owners)),
      store.all(),
    );
  }
  if ('anyOf' in condition) {
    return condition.anyOf.reduce<SlotBits>(
      (rows, each) => rows.or(rowsMeeting(each, store, owners)),
      store.none(),
    );
  }
  if ('not' in condition) {
    return store.all().without(rowsMeeting(condition.not, store, owners));
  }
  return rowsOf(condition, store, owners);
}

function rowsOf(
  query: RolloutQuery,
  store: FleetStore,
  owners: NamedOwners,
): SlotBits {
  switch (query.field) {
    case 'label':
      return store.rowsLabelled(query.key, query.value);
    case 'owners':
      return owners.rowsOwnedBy(query.values);
    default:
      return store.rowsWith(query.field, query.values);
  }
}
