import {
  DECIDING_VERBS,
  type FleetFacet,
  type FleetQuery,
  type FleetTotals,
} from '@rollouts-portal/plugin-rollouts-common';

import type { FleetAccess } from '../permissions/accessUnder';
import type { EntitySelection } from './entitySelection';
import { ShownRows } from './ShownRows';
import { StandingAnswer } from './StandingAnswer';
import type { FleetStore } from './store/FleetStore';
import type { NamedOwners } from './store/NamedOwners';
import type { SlotBits } from './store/SlotBits';

export type FleetQuestion = {
  query: FleetQuery;
  access: FleetAccess;
  /** What the entity of the query shows. */
  shown?: EntitySelection;
};

/** What holds for all pages of a question. */
export type FleetAnswer = {
  /** Where there is a row that the person may read, be it asked for or not. */
  clusters: string[];
  matching: SlotBits;
  matchingCount: number;
  totals: FleetTotals;
  facets: FleetFacet[];
};

export type FleetAnswersOptions = {
  store: FleetStore;
  owners: NamedOwners;
  /** Whether anybody may act there. */
  isOpen(cluster: string): boolean;
};

const KEPT_AT_MOST = 100;

/** Answers questions about the whole fleet, and those that are asked again from what was found before. */
export class FleetAnswers {
  readonly #standing = new Map<string, StandingAnswer>();
  /** By what entities show. */
  readonly #shown = new Map<string, ShownRows>();
  #ownersVersion = 0;

  constructor(private readonly options: FleetAnswersOptions) {}

  answer(question: FleetQuestion): FleetAnswer {
    const { owners } = this.options;
    if (owners.version !== this.#ownersVersion) {
      this.#standing.clear();
      this.#ownersVersion = owners.version;
    }
    const { shown } = question;
    const rows =
      shown &&
      kept(this.#shown, shown.key, () => new ShownRows(shown, this.options));
    return kept(
      this.#standing,
      keyOf(question),
      () => new StandingAnswer(question, { ...this.options, shown: rows }),
    ).current();
  }
}

/** What is known by the key, or is from now on. Whichever was not asked for the longest time is the first to go. */
function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make();
  known.delete(key);
  known.set(key, found);
  if (known.size > KEPT_AT_MOST) {
    const [oldest = key] = known.keys();
    known.delete(oldest);
  }
  return found;
}

function keyOf({ query, access, shown }: FleetQuestion): string {
  return JSON.stringify([
    access.readable,
    [...DECIDING_VERBS].map(verb => access.usable(verb)),
    { ...query, cursor: undefined, limit: undefined, sort: undefined },
    // The entity of the query may show something else by now.
    shown?.key,
  ]);
}
