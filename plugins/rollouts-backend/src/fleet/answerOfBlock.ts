import {
  DECIDING_VERBS,
  PHASES,
  type FleetFacet,
  type FleetQuery,
} from '@rollouts-portal/plugin-rollouts-common';

import type { RolloutCondition } from '../permissions/RolloutCondition';
import type { FleetAnswersOptions, FleetQuestion } from './FleetAnswers';
import { FleetSelection } from './FleetSelection';
import { imageParts } from './imageParts';
import type { ShownRows } from './ShownRows';
import type { Field } from './store/FleetStore';
import type { FleetBlock } from './store/FleetBlock';
import type { SlotBits } from './store/SlotBits';

export type Counts = ReadonlyMap<string, number>;

/** What a question finds among some of the rows. Counts of several blocks add up. */
export type BlockAnswer = {
  matching: SlotBits;
  /** Of what the person may read, be it asked for or not, by cluster. */
  clusters: Counts;
  /** See `totalsOf`. */
  totals: Counts;
  /** One for each facet of the query. */
  facets: readonly FacetCounts[];
};

export type FacetCounts = {
  counts: Counts;
  /** Of the property that is counted, in this block. Who owns what is no part of it: where that changes, all is asked anew. */
  version: number;
};

/**
 * Of one question, asked of one block.
 *
 * @param before - what it told when it was asked before: of a facet without a filter of its own, the counts are taken
 * over where the same rows match and none of them has another value
 */
export function answerOfBlock(
  { query, access }: FleetQuestion,
  block: FleetBlock,
  {
    owners,
    isOpen,
    shown,
  }: Pick<FleetAnswersOptions, 'owners' | 'isOpen'> & {
    shown: ShownRows | undefined;
  },
  before?: Pick<BlockAnswer, 'matching' | 'facets'>,
): BlockAnswer {
  const selection = new FleetSelection(block, owners);
  const meeting = once((condition: RolloutCondition) =>
    selection.meeting(condition),
  );
  const readable = meeting(access.readable);
  const inScope = (asked: FleetQuery) => {
    const rows = selection.inScope(readable.copy(), asked);
    return shown ? rows.and(shown.in(block)) : rows;
  };
  const eligible = inScope(query);
  const matching = selection.inState(eligible.copy(), query);
  const waiting = selection.waiting().and(eligible);
  const known = before && matching.equals(before.matching) ? before.facets : [];
  return {
    matching,
    clusters: block.column('cluster').count(readable),
    totals: new Map([
      ['all', eligible.count()],
      ['waiting', waiting.count()],
      ['waitingForYou', decidable(waiting).count()],
      ['moving', movingOf(eligible, block).without(waiting).count()],
      ...PHASES.map((phase): [string, number] => [
        phase,
        block.rowsWith('phase', [phase]).and(eligible).count(),
      ]),
    ]),
    facets: query.facet.map((by, index) => {
      const version = block.columnVersion(FIELDS[by]);
      if (query[by].length === 0) {
        const same = known[index];
        return same?.version === version
          ? same
          : { version, counts: facetCounts(by, matching, query) };
      }
      const without = { ...query, [by]: [] };
      const rows = selection.inState(inScope(without), without);
      return { version, counts: facetCounts(by, rows, query) };
    }),
  };

  /** Those of the rows on which this person may decide now. */
  function decidable(rows: SlotBits): SlotBits {
    const found = block.none();
    // Mostly nobody waits here.
    if (rows.count() === 0) return found;
    for (const verb of DECIDING_VERBS) {
      const possible = block.none();
      block
        .column('decisions')
        .addRowsWhere(
          decisions => decisions.split('\n').includes(verb),
          possible,
        );
      found.or(possible.and(rows).and(meeting(access.usable(verb))));
    }
    const closed = [...block.column('cluster').texts()].filter(
      cluster => !isOpen(cluster),
    );
    return found.without(block.rowsWith('cluster', closed));
  }

  function facetCounts(
    by: FleetFacet['by'],
    rows: SlotBits,
    { image, tag }: FleetQuery,
  ): Counts {
    const found = block.column(FIELDS[by]).count(rows);
    const counts = (valuesOf: (text: string) => readonly string[]) =>
      countValues(found, valuesOf);
    switch (by) {
      case 'owner':
        return counts(named => owners.of(named).refs);
      case 'system':
        return counts(named => owners.systemsOf(named));
      case 'image':
        // Image and tag are asked for together: of another image, a tag is no answer.
        return counts(images =>
          partsOf(images)
            .filter(({ tags }) => isOneOf(tag, tags))
            .map(({ name }) => name),
        );
      case 'tag':
        return counts(images =>
          partsOf(images)
            .filter(({ name }) => isOneOf(image, [name]))
            .flatMap(({ tags }) => tags),
        );
      case 'waitingFor':
        // Who asks for `human` gets gates, too.
        return counts(waits =>
          waits === 'gate' ? ['gate', 'human'] : [waits],
        );
      case 'phase':
      case 'cluster':
      case 'environment':
      case 'namespace':
      case 'provider':
      case 'strategy':
        return found;
    }
  }
}

/** What each facet counts the values of. */
const FIELDS: Readonly<Record<FleetFacet['by'], Field>> = {
  phase: 'phase',
  waitingFor: 'waitingFor',
  cluster: 'cluster',
  environment: 'environment',
  namespace: 'namespace',
  provider: 'provider',
  strategy: 'strategy',
  owner: 'owner',
  system: 'owner',
  image: 'images',
  tag: 'images',
};

/** A person has the same condition for several verbs. What comes of it is not to be changed. */
function once(
  meeting: (condition: RolloutCondition) => SlotBits,
): (condition: RolloutCondition) => SlotBits {
  const met = new Map<RolloutCondition, SlotBits>();
  return condition => {
    const known = met.get(condition) ?? meeting(condition);
    met.set(condition, known);
    return known;
  };
}

function movingOf(rows: SlotBits, block: FleetBlock): SlotBits {
  return block.rowsWith('phase', ['Progressing', 'Paused']).and(rows);
}

function partsOf(images: string) {
  return images.split('\n').map(imageParts);
}

function isOneOf(wanted: readonly string[], values: readonly string[]) {
  return wanted.length === 0 || values.some(value => wanted.includes(value));
}

/** How many rows have each value, where a text stands for several. */
function countValues(
  counts: Counts,
  valuesOf: (text: string) => readonly string[],
): Counts {
  const counted = new Map<string, number>();
  for (const [text, count] of counts) {
    for (const value of new Set(valuesOf(text))) {
      counted.set(value, (counted.get(value) ?? 0) + count);
    }
  }
  return counted;
}
