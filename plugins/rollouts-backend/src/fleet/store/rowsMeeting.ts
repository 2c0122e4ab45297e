import { oppositeOf, type Certainty } from '../../permissions/Certainty';
import type { RolloutCondition } from '../../permissions/RolloutCondition';
import type { RolloutQuery } from '../../permissions/RolloutResource';
import type { FleetBlock } from './FleetBlock';
import type { NamedOwners } from './NamedOwners';
import type { SlotBits } from './SlotBits';

/** The rows of a block that meet a policy's condition, all found by index. See `meetsCondition`, which says the same of one. */
export function rowsMeeting(
  condition: RolloutCondition,
  block: FleetBlock,
  owners: NamedOwners,
  how: Certainty = 'surely',
): SlotBits {
  if ('allOf' in condition) {
    return condition.allOf.reduce<SlotBits>(
      (rows, each) => rows.and(rowsMeeting(each, block, owners, how)),
      block.all(),
    );
  }
  if ('anyOf' in condition) {
    return condition.anyOf.reduce<SlotBits>(
      (rows, each) => rows.or(rowsMeeting(each, block, owners, how)),
      block.none(),
    );
  }
  if ('not' in condition) {
    return block
      .all()
      .without(rowsMeeting(condition.not, block, owners, oppositeOf(how)));
  }
  const rows = rowsOf(condition, block, owners);
  if (how === 'possibly' && condition.field === 'owners') {
    return owners.addOwnedByUnknown(rows);
  }
  if (how === 'possibly' && condition.field === 'environment') {
    return rows.or(block.rowsWithout('environment'));
  }
  return rows;
}

function rowsOf(
  query: RolloutQuery,
  block: FleetBlock,
  owners: NamedOwners,
): SlotBits {
  switch (query.field) {
    case 'label':
      return block.rowsLabelled(query.key, query.value);
    case 'owners':
      return owners.addOwnedBy(query.values, block.none());
    default:
      return block.rowsWith(query.field, query.values);
  }
}
