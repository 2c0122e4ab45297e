import {
  DECIDING_VERBS,
  PHASES,
  type FleetFacet,
  type FleetQuery,
  type FleetTotals,
} from '@rollouts-portal/plugin-rollouts-common';

import type { FleetAccess } from '../permissions/accessUnder';
import type { RolloutCondition } from '../permissions/RolloutCondition';
import type { EntityMatcher } from './entityMatcher';
import { facetOf } from './facetOf';
import { FleetSelection } from './FleetSelection';
import { imageParts } from './imageParts';
import type { FleetStore } from './store/FleetStore';
import type { NamedOwners } from './store/NamedOwners';
import type { SlotBits } from './store/SlotBits';

export type FleetQuestion = {
  query: FleetQuery;
  access: FleetAccess;
  /** What the entity of the query shows. */
  shows?: EntityMatcher;
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

/** Answers questions about the whole fleet, and the same question once for as long as nothing has changed. */
export class FleetAnswers {
  readonly #selection: FleetSelection;
  readonly #kept = new Map<string, FleetAnswer>();
  /** By condition: many people have the same, and one person for several verbs. */
  readonly #met = new Map<string, SlotBits>();
  #keptOf = '';

  constructor(private readonly options: FleetAnswersOptions) {
    this.#selection = new FleetSelection(options.store, options.owners);
  }

  answer(question: FleetQuestion): FleetAnswer {
    const { store, owners } = this.options;
    const state = `${store.epoch} ${owners.version}`;
    if (state !== this.#keptOf) {
      this.#kept.clear();
      this.#met.clear();
      this.#keptOf = state;
    }
    // What an entity shows is a function, which cannot be compared.
    if (question.shows) return this.#find(question);
    const key = keyOf(question);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const found = this.#find(question);
    if (this.#kept.size >= KEPT_AT_MOST) this.#kept.clear();
    this.#kept.set(key, found);
    return found;
  }

  #find(question: FleetQuestion): FleetAnswer {
    const { query, access } = question;
    const selection = this.#selection;
    const readable = this.#meeting(access.readable);
    const inScope = (asked: FleetQuery) =>
      this.#shown(selection.inScope(readable.copy(), asked), question);
    const eligible = inScope(query);
    const matching = selection.inState(eligible.copy(), query);
    const cluster = this.options.store.column('cluster');
    return {
      clusters: [...cluster.texts()].filter(name =>
        cluster.isIn(name, readable),
      ),
      matching,
      matchingCount: matching.count(),
      totals: this.#totals(eligible, access),
      facets: query.facet.map(by => {
        const chosen = query[by];
        const without = { ...query, [by]: [] };
        const rows =
          chosen.length === 0
            ? matching
            : selection.inState(inScope(without), without);
        return facetOf(by, this.#counts(by, rows, query), {
          chosen,
          word: query.facetWord.toLocaleLowerCase('en-US'),
        });
      }),
    };
  }

  #shown(rows: SlotBits, { shows }: FleetQuestion): SlotBits {
    if (!shows) return rows;
    const { store } = this.options;
    const shown = store.none();
    rows.forEach(slot => {
      const cluster = store.column('cluster').at(slot) ?? '';
      const namespace = store.column('namespace').at(slot) ?? '';
      const facts = { namespace, labels: store.labels(slot) };
      if (shows({ cluster, facts })) shown.add(slot);
    });
    return shown;
  }

  #counts(
    by: FleetFacet['by'],
    rows: SlotBits,
    { image, tag }: FleetQuery,
  ): ReadonlyMap<string, number> {
    const { store, owners } = this.options;
    const counts = (
      field: Parameters<FleetStore['column']>[0],
      valuesOf: (text: string) => readonly string[],
    ) => countValues(store.column(field).count(rows), valuesOf);
    switch (by) {
      case 'owner':
        return counts('owner', named => owners.of(named));
      case 'system':
        return counts('owner', named => owners.systemsOf(named));
      case 'image':
        // Image and tag are asked for together: of another image, a tag is no answer.
        return counts('images', images =>
          partsOf(images)
            .filter(({ tags }) => isOneOf(tag, tags))
            .map(({ name }) => name),
        );
      case 'tag':
        return counts('images', images =>
          partsOf(images)
            .filter(({ name }) => isOneOf(image, [name]))
            .flatMap(({ tags }) => tags),
        );
      case 'waitingFor':
        // Who asks for `human` gets gates, too.
        return counts('waitingFor', waits =>
          waits === 'gate' ? ['gate', 'human'] : [waits],
        );
      default:
        return store.column(by).count(rows);
    }
  }

  #totals(rows: SlotBits, access: FleetAccess): FleetTotals {
    const { store } = this.options;
    const waiting = this.#selection.waiting().and(rows);
    const moving = store
      .rowsWith('phase', ['Progressing', 'Paused'])
      .and(rows)
      .without(waiting);
    const phases = Object.fromEntries(
      PHASES.map(phase => [
        phase,
        store.rowsWith('phase', [phase]).and(rows).count(),
      ]),
    );
    return {
      all: rows.count(),
      waiting: waiting.count(),
      waitingForYou: this.#decidable(waiting, access).count(),
      moving: moving.count(),
      phases: { ...NO_PHASES, ...phases },
    };
  }

  /** Those of the rows on which this person may decide now. */
  #decidable(rows: SlotBits, access: FleetAccess): SlotBits {
    const { store, isOpen } = this.options;
    const decidable = store.none();
    for (const verb of DECIDING_VERBS) {
      const possible = store.none();
      store
        .column('decisions')
        .addRowsWhere(
          decisions => decisions.split('\n').includes(verb),
          possible,
        );
      decidable.or(possible.and(rows).and(this.#meeting(access.usable(verb))));
    }
    const closed = [...store.column('cluster').texts()].filter(
      cluster => !isOpen(cluster),
    );
    return decidable.without(store.rowsWith('cluster', closed));
  }

  /** Not to be changed. */
  #meeting(condition: RolloutCondition): SlotBits {
    const key = JSON.stringify(condition);
    const met = this.#met.get(key) ?? this.#selection.meeting(condition);
    if (this.#met.size >= KEPT_AT_MOST) this.#met.clear();
    this.#met.set(key, met);
    return met;
  }
}

function partsOf(images: string) {
  return images.split('\n').map(imageParts);
}

function isOneOf(wanted: readonly string[], values: readonly string[]) {
  return wanted.length === 0 || values.some(value => wanted.includes(value));
}

/** How many rows have each value, where a text stands for several. */
function countValues(
  counts: ReadonlyMap<string, number>,
  valuesOf: (text: string) => readonly string[],
): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const [text, count] of counts) {
    for (const value of new Set(valuesOf(text))) {
      counted.set(value, (counted.get(value) ?? 0) + count);
    }
  }
  return counted;
}

const NO_PHASES: FleetTotals['phases'] = {
  Healthy: 0,
  Progressing: 0,
  Paused: 0,
  Degraded: 0,
  Unknown: 0,
};

function keyOf({ query, access }: FleetQuestion): string {
  return JSON.stringify([
    access.readable,
    [...DECIDING_VERBS].map(verb => access.usable(verb)),
    { ...query, cursor: undefined, limit: undefined, sort: undefined },
  ]);
}
