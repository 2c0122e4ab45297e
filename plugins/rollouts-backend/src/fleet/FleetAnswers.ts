import {
  DECIDING_VERBS,
  type FleetFacet,
  type FleetQuery,
  type FleetTotals,
} from '@rollouts-portal/plugin-rollouts-common';

import type { FleetAccess } from '../permissions/accessUnder';
import type { EntitySelection } from './entitySelection';
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
  #ownersVersion = 0;

  constructor(private readonly options: FleetAnswersOptions) {}

  answer(question: FleetQuestion): FleetAnswer {
    const { owners } = this.options;
    if (owners.version !== this.#ownersVersion) {
      this.#standing.clear();
      this.#ownersVersion = owners.version;
    }
    const key = keyOf(question);
    const standing =
      this.#standing.get(key) ?? new StandingAnswer(question, this.options);
    // Whichever was not asked for the longest time is the first to go.
    this.#standing.delete(key);
    this.#standing.set(key, standing);
    if (this.#standing.size > KEPT_AT_MOST) {
      const [oldest = key] = this.#standing.keys();
      this.#standing.delete(oldest);
    }
    return standing.current();
  }
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
