import type {
  FleetFacet,
  FleetTotals,
} from '@rollouts-portal/plugin-rollouts-common';

import { answerOfBlock, type BlockAnswer, type Counts } from './answerOfBlock';
import { facetOf } from './facetOf';
import type { ShownRows } from './ShownRows';
import type {
  FleetAnswer,
  FleetAnswersOptions,
  FleetQuestion,
} from './FleetAnswers';
import { BLOCK_SLOTS } from './store/FleetBlock';
import { SlotBits } from './store/SlotBits';

type Told = Omit<BlockAnswer, 'matching'> & { matchingCount: number };

/**
 * The answer to one question for as long as it is asked. It is put together from blocks of rows, and after a change only
 * those are asked again in which something is another: a change costs the same however large the fleet is.
 */
export class StandingAnswer {
  /** By block: as of which version it is, and what it told. */
  readonly #blocks: { version: number; told: Told }[] = [];
  #matching = new SlotBits(0);
  #matchingCount = 0;
  readonly #clusters = new Map<string, number>();
  readonly #totals = new Map<string, number>();
  readonly #facets: readonly Map<string, number>[];
  /** Of a facet: what it tells, for as long as its counts are the same. A fleet may have as many images as rollouts. */
  readonly #toldFacets: (FleetFacet | undefined)[] = [];
  #answer: FleetAnswer | undefined;

  constructor(
    private readonly question: FleetQuestion,
    private readonly options: FleetAnswersOptions & {
      /** Of the entity of the question. */
      shown: ShownRows | undefined;
    },
  ) {
    this.#facets = question.query.facet.map(() => new Map());
  }

  /** As of now. */
  current(): FleetAnswer {
    const { store } = this.options;
    const { blocks } = store;
    if (this.#matching.end < blocks * BLOCK_SLOTS) {
      this.#matching = new SlotBits(blocks * BLOCK_SLOTS).or(this.#matching);
    }
    for (let index = 0; index < blocks; index += 1) {
      const version = store.blockVersion(index);
      if (this.#blocks[index]?.version !== version) this.#ask(index, version);
    }
    this.#answer ??= this.#told();
    return this.#answer;
  }

  #ask(index: number, version: number): void {
    const before = this.#blocks[index]?.told;
    const block = this.options.store.block(index);
    const { matching, ...counts } = answerOfBlock(
      this.question,
      block,
      this.options,
      before && { matching: this.#matching, facets: before.facets },
    );
    this.#matching.replace(matching);
    const told = { ...counts, matchingCount: matching.count() };
    this.#count(before, told);
    this.#blocks[index] = { version, told };
    this.#answer = undefined;
  }

  #count(before: Told | undefined, after: Told): void {
    this.#matchingCount += after.matchingCount - (before?.matchingCount ?? 0);
    replaceIn(this.#clusters, before?.clusters, after.clusters);
    replaceIn(this.#totals, before?.totals, after.totals);
    this.#facets.forEach((counts, index) => {
      const isSame = !replaceIn(
        counts,
        before?.facets[index]?.counts,
        after.facets[index]?.counts ?? NOTHING,
      );
      if (!isSame) this.#toldFacets[index] = undefined;
    });
  }

  #told(): FleetAnswer {
    const { query } = this.question;
    return {
      clusters: [...this.#clusters.keys()],
      matching: this.#matching,
      matchingCount: this.#matchingCount,
      totals: totalsOf(this.#totals),
      facets: query.facet.map((by, index) => this.#facet(by, index)),
    };
  }

  #facet(by: FleetFacet['by'], index: number): FleetFacet {
    const { query } = this.question;
    const told =
      this.#toldFacets[index] ??
      facetOf(by, this.#facets[index] ?? NOTHING, {
        chosen: query[by],
        word: query.facetWord.toLocaleLowerCase('en-US'),
      });
    this.#toldFacets[index] = told;
    return told;
  }
}

const NOTHING: Counts = new Map();

/** Of a sum, one part becomes another. Returns whether that makes any difference. */
function replaceIn(
  sums: Map<string, number>,
  before: Counts | undefined,
  after: Counts,
): boolean {
  if (after === before) return false;
  let isChanged = false;
  const add = (value: string, more: number) => {
    if (more === 0) return;
    isChanged = true;
    const sum = (sums.get(value) ?? 0) + more;
    if (sum === 0) sums.delete(value);
    else sums.set(value, sum);
  };
  for (const [value, count] of after)
    add(value, count - (before?.get(value) ?? 0));
  for (const [value, count] of before ?? NOTHING)
    if (!after.has(value)) add(value, -count);
  return isChanged;
}

function totalsOf(counts: Counts): FleetTotals {
  const of = (name: string) => counts.get(name) ?? 0;
  return {
    all: of('all'),
    waiting: of('waiting'),
    waitingForYou: of('waitingForYou'),
    moving: of('moving'),
    phases: {
      Healthy: of('Healthy'),
      Progressing: of('Progressing'),
      Paused: of('Paused'),
      Degraded: of('Degraded'),
      Unknown: of('Unknown'),
    },
  };
}
