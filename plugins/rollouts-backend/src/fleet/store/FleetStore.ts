import type { FleetSort } from '@rollouts-portal/plugin-rollouts-common';

import { Column } from './Column';
import { compareKeys } from './compareKeys';
import { compareParts } from './compareParts';
import { DueSlots } from './DueSlots';
import type { IndexedRow } from './IndexedRow';
import { BLOCK_SLOTS, FleetBlock } from './FleetBlock';
import { LabelColumns } from './LabelColumns';
import { lowestIndex } from './lowestIndex';
import { SlotBits } from './SlotBits';
import { PlainColumn } from './PlainColumn';
import { SlotOrder } from './SlotOrder';
import { TextNumbers } from './TextNumbers';

/** What a row is sorted by, the most significant first. No two rows have the same. */
export type SortKey = readonly (string | number)[];

/** A property that rows are found, counted or told by. */
export type Field =
  | 'cluster'
  | 'environment'
  | 'namespace'
  | 'provider'
  | 'strategy'
  | 'phase'
  | 'waitingFor'
  | 'owner'
  | 'decisions'
  | 'images'
  | 'runs'
  | 'comes';

type KeyPart = (slot: number) => string | number;
type Sorting = { key: (slot: number) => SortKey; order: SlotOrder };

const FIRST_CAPACITY = 1024;
const GROWTH = 1.25;

/**
 * What all rollouts are found, counted and sorted by. A row has a slot for as long as it is there; every property is a
 * column over the slots, with the set of slots of each value; orders are kept sorted. So the cost of a question hardly
 * depends on how many rows there are. Says nothing of who may see what.
 */
export class FleetStore {
  readonly #columns: Readonly<Record<Field, Column>> = {
    cluster: new Column(true),
    environment: new Column(true),
    namespace: new Column(true),
    provider: new Column(true),
    strategy: new Column(true),
    phase: new Column(true),
    waitingFor: new Column(true),
    owner: new Column(true),
    decisions: new Column(true),
    // Nearly every row has its own.
    images: new Column(false),
    // Nobody asks for rows by these.
    runs: new Column(false),
    comes: new Column(false),
  };
  readonly names = new PlainColumn();
  /** When rows become others by time alone. */
  readonly due = new DueSlots();
  readonly #slots = new TextNumbers(slot => this.#ids[slot]);
  readonly #freed: number[] = [];
  #capacity = 0;
  #epoch = 0;
  readonly #blockVersions: number[] = [];
  #live = new SlotBits(0);
  readonly #ids: string[] = [];
  #versions = new Uint32Array(0);
  #urgency = new Uint8Array(0);
  #since = new Float64Array(0);
  /** Of the few that wait. */
  readonly #waitingSince = new Map<number, number>();
  readonly #labels: (IndexedRow['labels'] | undefined)[] = [];
  readonly #labelColumns = new LabelColumns(this.#labels, () => this.#capacity);
  readonly #name: KeyPart = slot => this.names.at(slot) ?? '';
  readonly #id: KeyPart = slot => this.#ids[slot] ?? '';
  readonly #sortings: Readonly<Record<FleetSort, Sorting>> = {
    attention: sortingBy(
      slot => this.#urgency[slot] ?? 0,
      slot => this.#waitingSince.get(slot) ?? 0,
      this.#name,
      this.#id,
    ),
    name: sortingBy(this.#name, this.#id),
    cluster: sortingBy(
      slot => this.#text('cluster', slot),
      slot => this.#text('namespace', slot),
      this.#name,
      this.#id,
    ),
    // The newest first.
    updated: sortingBy(slot => -(this.#since[slot] ?? 0), this.#name, this.#id),
  };

  readonly #allSortings = Object.values(this.#sortings);

  /** Another after each change. */
  get epoch(): number {
    return this.#epoch;
  }

  get size(): number {
    return this.#slots.size;
  }

  has(id: string): boolean {
    return this.#slots.get(id) !== undefined;
  }

  /** @param changesAt - when it becomes another one by time alone, in milliseconds; absent: never */
  put(row: IndexedRow, changesAt?: number): void {
    const known = this.#slots.get(row.id);
    const slot = known ?? this.#newSlot(row.id);
    const sortings = this.#allSortings;
    const before =
      known === undefined ? undefined : sortings.map(({ key }) => key(slot));
    this.#write(slot, row);
    this.due.put(slot, changesAt);
    sortings.forEach(({ key, order }, index) => {
      if (!before) {
        order.put(slot);
      } else if (compareKeys(before[index] ?? [], key(slot)) !== 0) {
        order.drop(slot);
        order.put(slot);
      }
    });
  }

  remove(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#changed(slot);
    this.#slots.delete(id);
    this.#live.delete(slot);
    this.due.put(slot, undefined);
    for (const { order } of this.#allSortings) order.drop(slot);
    for (const column of Object.values(this.#columns)) {
      column.put(slot, undefined);
    }
    this.names.put(slot, undefined);
    this.#waitingSince.delete(slot);
    this.#labels[slot] = undefined;
    this.#labelColumns.put(slot, undefined);
    this.#freed.push(slot);
  }

  /** All rows that there are; not to be changed. */
  get live(): SlotBits {
    return this.#live;
  }

  get blocks(): number {
    return Math.ceil(this.#ids.length / BLOCK_SLOTS);
  }

  block(index: number): FleetBlock {
    return new FleetBlock(this, index * BLOCK_SLOTS);
  }

  /** Another after each change of a row of the block. */
  blockVersion(index: number): number {
    return this.#blockVersions[index] ?? 0;
  }

  column(field: Field): Column {
    return this.#columns[field];
  }

  labelColumn(key: string): Column {
    return this.#labelColumns.of(key);
  }

  labels(slot: number): IndexedRow['labels'] {
    return this.#labels[slot] ?? {};
  }

  id(slot: number): string {
    return this.#ids[slot] ?? '';
  }

  /** Another after each change of the row, also of what it is not found by. */
  version(slot: number): number {
    return this.#versions[slot] ?? 0;
  }

  /** Milliseconds; 0 where it is not known. */
  since(slot: number): number {
    return this.#since[slot] ?? 0;
  }

  urgency(slot: number): number {
    return this.#urgency[slot] ?? 0;
  }

  /** All slots, sorted. */
  order(sort: FleetSort): Uint32Array {
    return this.#sortings[sort].order.slots();
  }

  key(sort: FleetSort, slot: number): SortKey {
    return this.#sortings[sort].key(slot);
  }

  /** The index in the order from which it is read: of the first row behind the key, be there a row with the key or not. */
  indexBehind(
    { by, isReversed }: { by: FleetSort; isReversed: boolean },
    behind: SortKey | undefined,
  ): number {
    const { key, order } = this.#sortings[by];
    const slots = order.slots();
    if (behind === undefined) return isReversed ? slots.length - 1 : 0;
    const keyAt = (index: number) => key(slots[index] ?? 0);
    return isReversed
      ? lowestIndex(
          0,
          slots.length,
          index => compareKeys(keyAt(index), behind) >= 0,
        ) - 1
      : lowestIndex(
          0,
          slots.length,
          index => compareKeys(keyAt(index), behind) > 0,
        );
  }

  /** Ids of the rows of a cluster. */
  idsIn(cluster: string): string[] {
    return this.idsWith('cluster', cluster);
  }

  idsInNamespace(cluster: string, namespace: string): string[] {
    const rows = this.#rowsWith('cluster', cluster).and(
      this.#rowsWith('namespace', namespace),
    );
    return this.#idsOf(rows);
  }

  idsWith(field: Field, value: string): string[] {
    return this.#idsOf(this.#rowsWith(field, value));
  }

  #rowsWith(field: Field, value: string): SlotBits {
    const rows = new SlotBits(this.#capacity);
    this.#columns[field].addRowsOf(value, rows);
    return rows;
  }

  #idsOf(rows: SlotBits): string[] {
    const ids: string[] = [];
    rows.forEach(slot => ids.push(this.id(slot)));
    return ids;
  }

  #newSlot(id: string): number {
    const slot = this.#freed.pop() ?? this.#ids.length;
    if (slot >= this.#capacity) this.#grow();
    this.#ids[slot] = id;
    this.#slots.add(slot);
    this.#live.add(slot);
    return slot;
  }

  #changed(slot: number): void {
    this.#epoch += 1;
    this.#blockVersions[Math.floor(slot / BLOCK_SLOTS)] = this.#epoch;
  }

  #grow(): void {
    this.#capacity =
      FIRST_CAPACITY *
      Math.ceil(1 + (GROWTH * this.#capacity) / FIRST_CAPACITY);
    this.#live = new SlotBits(this.#capacity).or(this.#live);
    for (const column of Object.values(this.#columns)) {
      column.grow(this.#capacity);
    }
    this.#labelColumns.grow();
    this.#versions = grown(this.#versions, new Uint32Array(this.#capacity));
    this.#urgency = grown(this.#urgency, new Uint8Array(this.#capacity));
    this.#since = grown(this.#since, new Float64Array(this.#capacity));
  }

  #write(slot: number, row: IndexedRow): void {
    this.#changed(slot);
    this.#versions[slot] = this.#epoch;
    const columns = this.#columns;
    columns.cluster.put(slot, row.cluster);
    columns.environment.put(slot, row.environment);
    columns.namespace.put(slot, row.namespace);
    columns.provider.put(slot, row.provider);
    columns.strategy.put(slot, row.strategy);
    columns.phase.put(slot, row.phase);
    columns.waitingFor.put(slot, row.waitingFor);
    columns.owner.put(slot, row.owner);
    columns.decisions.put(slot, row.decisions.join('\n'));
    this.names.put(slot, row.name);
    columns.images.put(slot, row.images.join('\n') || undefined);
    columns.runs.put(slot, row.runs);
    columns.comes.put(slot, row.comes);
    this.#urgency[slot] = row.urgency;
    if (row.waitingSince === undefined) this.#waitingSince.delete(slot);
    else this.#waitingSince.set(slot, row.waitingSince);
    this.#since[slot] = row.since ?? 0;
    this.#labels[slot] = row.labels;
    this.#labelColumns.put(slot, row.labels);
  }

  #text(field: Field, slot: number): string {
    return this.#columns[field].at(slot) ?? '';
  }
}

function grown<T extends Uint32Array | Uint8Array | Float64Array>(
  from: T,
  into: T,
): T {
  into.set(from);
  return into;
}

function sortingBy(...parts: readonly KeyPart[]): Sorting {
  return {
    key: slot => parts.map(part => part(slot)),
    // Without making keys: sorting many rows compares a lot.
    order: new SlotOrder((a, b) => {
      for (const part of parts) {
        const order = compareParts(part(a), part(b));
        if (order !== 0) return order;
      }
      return 0;
    }),
  };
}
