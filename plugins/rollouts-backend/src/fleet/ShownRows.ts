import type { EntitySelection } from './entitySelection';
import { BLOCK_SLOTS, type FleetBlock } from './store/FleetBlock';
import type { FleetStore } from './store/FleetStore';
import type { NamedOwners } from './store/NamedOwners';
import { rowsMeeting } from './store/rowsMeeting';
import type { SlotBits } from './store/SlotBits';

/**
 * The rows that an entity shows, be they readable or not, so that one such answer serves all people. After a change
 * those rows alone are looked at that have become others.
 */
export class ShownRows {
  /** By block: as of which version it is. */
  readonly #blocks: { version: number; rows: SlotBits }[] = [];

  constructor(
    private readonly selection: EntitySelection,
    private readonly options: { store: FleetStore; owners: NamedOwners },
  ) {}

  /** As of now; not to be changed. */
  in(block: FleetBlock): SlotBits {
    const { store } = this.options;
    const index = block.from / BLOCK_SLOTS;
    const version = store.blockVersion(index);
    const known = this.#blocks[index];
    if (known?.version === version) return known.rows;
    const rows = rowsMeeting(this.selection.within, block, this.options.owners);
    rows.forEach(slot => {
      const isShown =
        known && store.version(slot) <= known.version
          ? known.rows.has(slot)
          : this.#shows(slot, block);
      if (!isShown) rows.delete(slot);
    });
    this.#blocks[index] = { version, rows };
    return rows;
  }

  #shows(slot: number, block: FleetBlock): boolean {
    const cluster = block.column('cluster').at(slot) ?? '';
    const namespace = block.column('namespace').at(slot) ?? '';
    const facts = { namespace, labels: block.labels(slot) };
    return this.selection.shows({ cluster, facts });
  }
}
