import type { ClusterFacts } from '../cluster/ClusterFacts';
import { eventLoop } from '../cluster/EventLoop';
import type { ObjectKey } from '../cluster/FactStore';
import type { Lease } from './Leases';
import type { ReadModel, StoredRow } from './ReadModel';
import { storedState } from './storedState';
import {
  APPLICATIONS,
  NAMESPACES,
  partOf,
  type StoredClusterState,
  type StoredRollout,
} from './StoredFacts';

type RowName = { part: string; key: ObjectKey };

type ChangedRow = RowName & {
  /** What is written of it by now, where that is known. */
  written?: unknown;
};

const ROWS_AT_ONCE = 100;

/**
 * Writes what changes in one cluster for the other replicas. Only names are kept until then, so that each row is
 * written once in its latest state. What cannot be written takes no more memory than the names of all rows.
 */
export class Publisher {
  readonly #changed = new Map<string, ChangedRow>();
  readonly #stops: (() => void)[];
  #isStateChanged = true;
  #flushing: Promise<unknown> = Promise.resolve();

  /**
   * @param isOwn - whether this part of the facts is seen here, and not read from what is written
   * @param onChange - told when there is something to write
   */
  constructor(
    private readonly lease: Lease,
    private readonly facts: ClusterFacts,
    private readonly readModel: Pick<ReadModel, 'write'>,
    private readonly isOwn: (part: string) => boolean,
    private readonly onChange: () => void,
  ) {
    this.#stops = [
      facts.subscribe(change => {
        if (change.what === 'rollout') {
          this.#changedIn(partOf(change.kind), change.key);
        } else if (change.what === 'namespace') {
          this.#changedIn(NAMESPACES, change.name);
        } else this.#stateChanged();
        // What a list replaces is told one by one before; how the kinds are watched is another now.
      }),
      facts.applications?.subscribe(told => {
        if (told.what === 'freshness') this.#stateChanged();
        else this.#changedIn(APPLICATIONS, told.change.key);
      }) ?? (() => {}),
    ];
    onChange();
  }

  get hasNews(): boolean {
    return this.#isStateChanged || this.#changed.size > 0;
  }

  /** How many rows wait to be written. */
  get waiting(): number {
    return this.#changed.size;
  }

  /** @param written - what is written of it by now; left out when that is not known */
  add({ part, key }: RowName, written?: unknown): void {
    const name = `${part}\n${key}`;
    const before = this.#changed.get(name);
    this.#changed.set(name, before ?? { part, key, written });
    this.onChange();
  }

  stop(): void {
    this.#stops.forEach(stop => stop());
  }

  /**
   * Writes some of what waits.
   *
   * @returns how much is news to the others, or `fenced` when the cluster is another's by now
   */
  flush(): Promise<number | 'fenced'> {
    // One after the other: an older state of a row must not arrive after a newer one.
    const flushed = this.#flushing.then(() => this.#flush());
    this.#flushing = flushed.catch(() => {});
    return flushed;
  }

  /** Resolves when nothing is on its way to the database. */
  async written(): Promise<void> {
    await this.#flushing;
  }

  #changedIn(part: string, key: ObjectKey): void {
    if (this.isOwn(part)) this.add({ part, key });
  }

  #stateChanged(): void {
    this.#isStateChanged = true;
    this.onChange();
  }

  async #flush(): Promise<number | 'fenced'> {
    const batch = [...this.#changed].slice(0, ROWS_AT_ONCE);
    batch.forEach(([name]) => this.#changed.delete(name));
    const isStateNews = this.#isStateChanged;
    this.#isStateChanged = false;
    try {
      if (eventLoop.isHeldUp) await eventLoop.letOthers();
      const rows = batch.flatMap(([, row]) => newsOf(this.facts, row));
      if (rows.length === 0 && !isStateNews) return 0;
      const written = await this.readModel.write(
        this.lease,
        JSON.stringify(stateOf(this.facts)),
        rows,
      );
      return written === 'fenced' || !isStateNews ? written : written + 1;
    } catch (error) {
      // Whatever it is by then is written the next time. The answer alone may have been lost, so what is written of it
      // is not known any more.
      this.#changed.forEach(row => delete row.written);
      batch.forEach(([, { part, key }]) => this.add({ part, key }));
      this.#isStateChanged = true;
      throw error;
    }
  }
}

function stateOf(facts: ClusterFacts): StoredClusterState {
  const { applications } = facts;
  return {
    freshness: facts.freshness(),
    watches: facts.watches?.(),
    ...(applications && {
      applications: {
        freshness: applications.freshness(),
        ...(applications.server !== undefined && {
          server: applications.server,
        }),
      },
    }),
  };
}

/** The row, unless it is written as it is: when a cluster changes hands, nearly all are. */
function newsOf(
  facts: ClusterFacts,
  { part, key, written }: ChangedRow,
): StoredRow[] {
  const doc = docOf(storedValue(facts, part, key));
  const isWritten = written !== undefined && doc === docOf(written);
  return isWritten ? [] : [{ part, key, doc }];
}

function docOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function storedValue(facts: ClusterFacts, part: string, key: ObjectKey) {
  if (part === NAMESPACES) return facts.namespaces.get(key);
  if (part === APPLICATIONS) return facts.applications?.get(key);
  const kind = facts.kinds.find(({ name }) => partOf(name) === part);
  const state = kind?.state(key);
  return (
    kind &&
    state &&
    ({
      state: storedState(state),
      watchedSince: kind.watchedSince(key),
    } satisfies StoredRollout)
  );
}
