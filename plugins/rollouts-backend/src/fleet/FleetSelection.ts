import type { FleetQuery } from '@rollouts-portal/plugin-rollouts-common';

import type { RolloutCondition } from '../permissions/RolloutCondition';
import { imageParts } from './imageParts';
import type { FleetBlock } from './store/FleetBlock';
import type { NamedOwners } from './store/NamedOwners';
import { rowsMeeting } from './store/rowsMeeting';
import type { SlotBits } from './store/SlotBits';

type Scope = Omit<FleetQuery, 'phase' | 'waitingFor' | 'sort' | 'facet'>;
type ListedField =
  | 'cluster'
  | 'environment'
  | 'namespace'
  | 'provider'
  | 'strategy';

const LISTED: readonly ListedField[] = [
  'cluster',
  'environment',
  'namespace',
  'provider',
  'strategy',
];

/** Finds rows of a block. Every answer is a new set, that of the caller. */
export class FleetSelection {
  constructor(
    private readonly block: FleetBlock,
    private readonly owners: NamedOwners,
  ) {}

  meeting(condition: RolloutCondition): SlotBits {
    return rowsMeeting(condition, this.block, this.owners);
  }

  /** Rows that wait for a person. */
  waiting(): SlotBits {
    return this.block.rowsWith('waitingFor', ['human', 'gate']);
  }

  /** Keeps those of the rows that are where, of what, and whose the query asks for. */
  inScope(rows: SlotBits, query: Scope): SlotBits {
    for (const field of LISTED) {
      const values = query[field];
      if (values.length > 0) rows.and(this.block.rowsWith(field, values));
    }
    if (query.owner.length > 0) {
      rows.and(this.owners.addOwnedBy(query.owner, this.block.none()));
    }
    if (query.system.length > 0) {
      rows.and(this.owners.addInSystem(query.system, this.block.none()));
    }
    if (query.image.length > 0 || query.tag.length > 0) {
      rows.and(this.#withImage(query));
    }
    for (const word of query.q.toLocaleLowerCase('en-US').split(/\s+/)) {
      if (word !== '') rows.and(this.#withWord(word));
    }
    return rows;
  }

  /** Keeps those of the rows that are in the state that the query asks for. */
  inState(
    rows: SlotBits,
    { phase, waitingFor }: Pick<FleetQuery, 'phase' | 'waitingFor'>,
  ): SlotBits {
    if (phase.length > 0) rows.and(this.block.rowsWith('phase', phase));
    if (waitingFor.length > 0) {
      const wanted = this.block.rowsWith('waitingFor', waitingFor);
      if (waitingFor.includes('human')) wanted.or(this.waiting());
      if (waitingFor.includes('not-human')) {
        wanted.or(this.block.all().without(this.waiting()));
      }
      rows.and(wanted);
    }
    return rows;
  }

  #withImage({ image, tag }: Pick<FleetQuery, 'image' | 'tag'>): SlotBits {
    const rows = this.block.none();
    // Of one and the same image: another's tag is no answer.
    const isWanted = (each: string) => {
      const { name, tags } = imageParts(each);
      return (
        (image.length === 0 || image.includes(name)) &&
        (tag.length === 0 || tags.some(known => tag.includes(known)))
      );
    };
    this.block
      .column('images')
      .addRowsWhere(images => images.split('\n').some(isWanted), rows);
    return rows;
  }

  #withWord(word: string): SlotBits {
    const rows = this.block.none();
    // As the API server has them, names have no capitals.
    this.block.names.addRowsWhere(name => name.includes(word), rows);
    for (const field of ['namespace', 'cluster', 'images'] as const) {
      this.block
        .column(field)
        .addRowsWhere((_, folded) => folded.includes(word), rows);
    }
    this.block
      .column('owner')
      .addRowsWhere(
        named =>
          this.owners
            .of(named)
            .refs.some(owner =>
              owner.toLocaleLowerCase('en-US').includes(word),
            ),
        rows,
      );
    return rows;
  }
}
