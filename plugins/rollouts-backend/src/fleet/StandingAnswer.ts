import type { FleetTotals } from '@rollouts-portal/plugin-rollouts-common';

import { answerOfBlock, type BlockAnswer, type Counts } from './answerOfBlock';
import { facetOf } from './facetOf';
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
  #answer: FleetAnswer | undefined;

  constructor(
    private readonly question: FleetQuestion,
    private readonly options: FleetAnswersOptions,
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
    const { matching, ...counts } = answerOfBlock(
      this.question,
      this.options.store.block(index),
      this.options,
    );
    this.#matching.replace(matching);
    const told = { ...counts, matchingCount: matching.count() };
    if (before) this.#count(before, -1);
    this.#count(told, 1);
    this.#blocks[index] = { version, told };
    this.#answer = undefined;
  }

  #count({ matchingCount, clusters, totals, facets }: Told, by: 1 | -1): void {
    this.#matchingCount += by * matchingCount;
    addTo(this.#clusters, clusters, by);
    addTo(this.#totals, totals, by);
    this.#facets.forEach((counts, index) => {
      addTo(counts, facets[index] ?? NOTHING, by);
    });
  }

  #told(): FleetAnswer {
    const { query } = this.question;
    return {
      clusters: [...this.#clusters.keys()],
      matching: this.#matching,
      matchingCount: this.#matchingCount,
      totals: totalsOf(this.#totals),
      facets: query.facet.map((by, index) =>
        facetOf(by, this.#facets[index] ?? NOTHING, {
          chosen: query[by],
          word: query.facetWord.toLocaleLowerCase('en-US'),
        }),
      ),
    };
  }
}

const NOTHING: Counts = new Map();

function addTo(counts: Map<string, number>, more: Counts, by: 1 | -1): void {
  for (const [value, count] of more) {
    const sum = (counts.get(value) ?? 0) + by * count;
    if (sum === 0) counts.delete(value);
    else counts.set(value, sum);
  }
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
