import { isDeepStrictEqual } from 'node:util';

import type {
  JournalEntry,
  RolloutFacts,
  RolloutJournal,
} from '@rollouts-portal/plugin-rollouts-common';

/** What two states of one rollout, one after the other, say has happened. `before` is absent at first sight. */
export type JournalRule = (
  before: RolloutFacts | undefined,
  after: RolloutFacts,
  arrivedAt: string,
) => readonly JournalEntry[];

/** What another watch of the same rollout knew last, by the rollout's uid. */
export type Remembered = (
  uid: string,
) => { facts: RolloutFacts; journal: RolloutJournal } | undefined;

const LONGEST = 200;
const NOTHING: RolloutJournal['entries'] = Object.freeze([]);

/**
 * What the watch has seen of each rollout, by uid, so that a recreated rollout starts anew. In memory and bounded: the
 * oldest entries of a rollout go first, and all of them when it is deleted.
 */
export class Journal {
  readonly #journals = new Map<string, RolloutJournal>();
  #empty: RolloutJournal | undefined;
  #written = { at: NaN, text: '' };

  constructor(
    private readonly rule: JournalRule,
    private readonly now: () => Date,
    private readonly longest = LONGEST,
    private readonly remembered: Remembered = () => undefined,
  ) {}

  observe(before: RolloutFacts | undefined, after: RolloutFacts): void {
    const arrivedAt = this.#timeNow();
    const seen = this.#journals.get(after.uid);
    const earlier = seen ? undefined : this.remembered(after.uid);
    const known = seen ?? earlier?.journal;
    const news = this.rule(
      earlier ? earlier.facts : known && before,
      after,
      arrivedAt,
    );
    if (seen && news.length === 0) return;
    const entries = [...(known?.entries ?? []), ...news].slice(-this.longest);
    const since = known?.since ?? arrivedAt;
    this.#journals.set(
      after.uid,
      entries.length === 0
        ? this.#emptySince(since)
        : Object.freeze({ since, entries: Object.freeze(entries) }),
    );
  }

  /** Adds what no two states can tell. The same again is not added twice. */
  note({ uid }: Pick<RolloutFacts, 'uid'>, entry: JournalEntry): void {
    const known = this.#journals.get(uid);
    if (!known || known.entries.some(each => isDeepStrictEqual(each, entry))) {
      return;
    }
    this.#journals.set(
      uid,
      Object.freeze({
        since: known.since,
        entries: Object.freeze([...known.entries, entry].slice(-this.longest)),
      }),
    );
  }

  forget({ uid }: Pick<RolloutFacts, 'uid'>): void {
    this.#journals.delete(uid);
  }

  /** The same value until something is added. */
  of(rollout: Pick<RolloutFacts, 'uid'>): RolloutJournal {
    return (
      this.#journals.get(rollout.uid) ?? {
        since: this.#timeNow(),
        entries: [],
      }
    );
  }

  /** Many arrive within a millisecond: it is written out once for them. */
  #timeNow(): string {
    const now = this.now();
    const at = now.getTime();
    if (this.#written.at !== at) {
      this.#written = { at, text: now.toISOString() };
    }
    return this.#written.text;
  }

  /** The same for all that arrived at once: of most nothing is ever told. */
  #emptySince(since: string): RolloutJournal {
    if (this.#empty?.since !== since) {
      this.#empty = Object.freeze({ since, entries: NOTHING });
    }
    return this.#empty;
  }
}
