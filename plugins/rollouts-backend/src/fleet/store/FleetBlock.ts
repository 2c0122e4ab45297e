import type { Column } from './Column';
import type { Field, FleetStore } from './FleetStore';
import type { PlainColumn } from './PlainColumn';
import { SlotBits } from './SlotBits';

/** How many slots a block has. A change of one row is a matter of its block, whose cost is that of so many rows. */
export const BLOCK_SLOTS = 1024;

/** Some neighbouring slots of the store. All sets of rows that come from it are about these slots. */
export class FleetBlock {
  constructor(private readonly store: FleetStore, readonly from: number) {}

  /** A set without a slot in it, to be filled. */
  none(): SlotBits {
    return new SlotBits(BLOCK_SLOTS, this.from);
  }

  all(): SlotBits {
    return this.none().or(this.store.live);
  }

  get names(): PlainColumn {
    return this.store.names;
  }

  column(field: Field): Column {
    return this.store.column(field);
  }

  /** Another after each change of this property of one of its rows. */
  columnVersion(field: Field): number {
    return this.column(field).blockVersion(this.from / BLOCK_SLOTS);
  }

  rowsWith(field: Field, values: readonly string[]): SlotBits {
    const rows = this.none();
    for (const value of values) this.column(field).addRowsOf(value, rows);
    return rows;
  }

  /** Those that have no value. */
  rowsWithout(field: Field): SlotBits {
    const rows = this.none();
    this.column(field).addRowsWhere(() => true, rows);
    return this.all().without(rows);
  }

  /** @param value - absent: whatever it is */
  rowsLabelled(key: string, value?: string): SlotBits {
    const rows = this.none();
    const column = this.store.labelColumn(key);
    if (value === undefined) column.addRowsWhere(() => true, rows);
    else column.addRowsOf(value, rows);
    return rows;
  }

  labels(slot: number): Readonly<Record<string, string>> {
    return this.store.labels(slot);
  }
}
