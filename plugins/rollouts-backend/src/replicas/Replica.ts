import type { Knex } from 'knex';

import type { ClusterLogger } from '../cluster/ClusterLogger';
import type { Timing } from '../cluster/Timing';
import { JournalNotes, type JournalNote } from './JournalNotes';
import { Leases, type AcquiredLease, type Crowd, type Lease } from './Leases';
import { MirrorReader } from './MirrorReader';
import { Nudges } from './Nudges';
import { ReadModel, type StoredCluster } from './ReadModel';
import type { ReplicatedCluster } from './ReplicatedCluster';
import type { ReplicaTiming } from './ReplicaTiming';
import { partOf, STORED_FORMAT } from './StoredFacts';
import { Wakeable } from './Wakeable';

export type ReplicaOptions = {
  /** Of this process, and no other's, ever. */
  id: string;
  /** PostgreSQL, with the plugin's tables. */
  database: Knex;
  timing: Timing;
  replicaTiming: ReplicaTiming;
  logger: ClusterLogger;
  /** Another release writes another; tests play one. */
  format?: string;
};

const PURGE_EVERY_MS = 10 * 60_000;
/** As many clusters change hands at a time as may be listed at a time. */
const GIVEN_AT_ONCE = 8;

/**
 * One of several backends that share the watching of clusters: it holds leases for some of them, writes what it sees
 * there, and reads the others. While the database does not answer it goes on with what it knows and watches.
 */
export class Replica {
  readonly readModel: ReadModel;
  readonly #options: ReplicaOptions;
  readonly #format: string;
  readonly #leases: Leases;
  readonly #notes: JournalNotes;
  readonly #nudges: Nudges;
  readonly #reader: MirrorReader;
  readonly #clusters = new Map<string, ReplicatedCluster>();
  readonly #removing = new Set<Promise<void>>();
  readonly #entered = new Set<string>();
  /** Leases of clusters of which is yet to be read what was written last, before they are watched. */
  readonly #acquired = new Map<string, AcquiredLease>();
  readonly #beats: Wakeable;
  readonly #reads: Wakeable;
  readonly #news: Wakeable;
  /** How many clusters more it has than its share. */
  #surplus = 0;
  #isAnswered = true;
  #lastAnswer: number;
  #nextPurge = 0;

  constructor(options: ReplicaOptions) {
    const { database, id, timing, replicaTiming, logger } = options;
    this.#options = options;
    this.#format = options.format ?? STORED_FORMAT;
    this.#leases = new Leases(database, id, replicaTiming);
    this.readModel = new ReadModel(database, this.#format, replicaTiming);
    this.#notes = new JournalNotes(database, replicaTiming);
    this.#nudges = new Nudges(database, timing, logger);
    this.#reader = new MirrorReader(
      this.readModel,
      () => timing.now(),
      this.#format,
    );
    this.#beats = new Wakeable(timing);
    this.#reads = new Wakeable(timing);
    this.#news = new Wakeable(timing);
    this.#lastAnswer = timing.monotonic();
  }

  add(cluster: ReplicatedCluster): void {
    this.#clusters.set(cluster.name, cluster);
    this.#beats.call();
    this.#reads.call();
  }

  /** Gives the cluster to others, and stops watching it. */
  remove(cluster: ReplicatedCluster): Promise<void> {
    const removed = this.#remove(cluster);
    this.#removing.add(removed);
    void removed.finally(() => this.#removing.delete(removed));
    return removed;
  }

  /** There is something to write. */
  newsOf(): void {
    this.#news.call();
  }

  /** Hands an entry to the replica that watches the cluster. */
  note(note: JournalNote): void {
    void this.#tolerantly(async () => {
      await this.#notes.leave(note);
      await this.#nudges.send('leases');
    });
  }

  /** Works until the signal aborts, then gives all leases back; never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const listening = this.#nudges.listen(nudge => {
      if (nudge === 'leases') this.#beats.call();
      this.#reads.call();
    }, signal);
    // Apart from each other: reading tens of thousands of rows, or writing them, must not cost the leases.
    await Promise.all([
      this.#keepBeating(signal),
      this.#keepReading(signal),
      this.#keepWriting(signal),
    ]);
    await listening;
    this.#clusters.forEach(cluster => this.remove(cluster));
    // Also those whose own signal has aborted: with the leases gone, nothing could be written any more.
    await Promise.all(this.#removing);
    await this.#tolerantly(async () => {
      await this.#leases.leave();
      await this.#nudges.send('leases');
    });
  }

  async #remove(cluster: ReplicatedCluster): Promise<void> {
    const leases = this.#leasesOf(cluster);
    // Another of that name may be here already, with another connection: what is that one's is left to it.
    if (this.#clusters.get(cluster.name) === cluster) {
      this.#clusters.delete(cluster.name);
      this.#acquired.delete(cluster.name);
    }
    // A last time, so that whoever is next knows what this one knew.
    await this.#tolerantly(() => this.#writeAllOf(cluster));
    await cluster.stop();
    if (leases.length > 0) {
      await this.#tolerantly(() => this.#leases.release(leases));
    }
  }

  #leasesOf(cluster: ReplicatedCluster): Lease[] {
    const { name, lease } = cluster;
    const acquired =
      this.#clusters.get(name) === cluster
        ? this.#acquired.get(name)
        : undefined;
    return [lease, acquired].flatMap(each => each ?? []);
  }

  async #keepBeating(signal: AbortSignal): Promise<void> {
    const { timing, replicaTiming } = this.#options;
    while (!signal.aborted) {
      let wait = replicaTiming.beat;
      await this.#tolerantly(async () => {
        const { nextExpiry = Infinity } = await this.#beat();
        wait = Math.min(wait, Math.max(0, nextExpiry));
      });
      await this.#beats.sleep(wait, signal);
      // However many nudges come, what they mean is looked up a few times a second.
      await timing.sleep(replicaTiming.flush, signal).catch(() => {});
    }
  }

  /** Leases: those that are left, more where there are too few, some less where there are too many. */
  async #beat(): Promise<Crowd> {
    const names = [...this.#clusters.keys()];
    await this.#enter(names);
    // First, as all the rest can wait.
    const held = await this.#leases.renew();
    const crowd = await this.#leases.appear(names);
    this.#takeNoteOf(held);
    await this.#releaseUnknown(held);

    const mine = names.filter(name => this.#isMine(name)).length;
    // One more than a fair share, so that leases do not go to and fro.
    const target = Math.ceil(names.length / crowd.live) + 1;
    if (mine < target && mine < names.length) {
      await this.#acquire(names, target - mine);
    }
    // No more than others take: until one has, nobody is known to watch it.
    this.#surplus = crowd.untaken > 0 ? 0 : Math.max(0, mine - target);
    if (this.#surplus > 0) this.#news.call();
    // Parts of which it is not told when they are complete.
    this.#clusters.forEach(cluster => cluster.settle());
    await this.#takeNotes();
    return crowd;
  }

  #isMine(name: string): boolean {
    return (
      this.#acquired.has(name) || this.#clusters.get(name)?.lease !== undefined
    );
  }

  async #enter(names: readonly string[]): Promise<void> {
    const unknown = names.filter(name => !this.#entered.has(name));
    if (unknown.length === 0) return;
    await this.#leases.enter(unknown);
    unknown.forEach(name => this.#entered.add(name));
  }

  #takeNoteOf(held: readonly Lease[]): void {
    const epochs = new Map(held.map(({ cluster, epoch }) => [cluster, epoch]));
    for (const cluster of this.#clusters.values()) {
      const { lease, name } = cluster;
      const epoch = epochs.get(name);
      if (lease && lease.epoch !== epoch) {
        this.#options.logger.info(`Cluster ${name} is watched by another`);
        cluster.lose();
      }
    }
    for (const [name, { epoch }] of this.#acquired) {
      if (epochs.get(name) !== epoch) this.#acquired.delete(name);
    }
  }

  /** Those whose answer was lost on its way, and those that are no longer configured. */
  async #releaseUnknown(held: readonly Lease[]): Promise<void> {
    const unknown = held.filter(({ cluster }) => !this.#isMine(cluster));
    if (unknown.length > 0) await this.#leases.release(unknown);
  }

  async #acquire(names: readonly string[], most: number): Promise<void> {
    const acquired = await this.#leases.acquire(names, most);
    acquired.forEach(lease => this.#acquired.set(lease.cluster, lease));
    if (acquired.length > 0) this.#reads.call();
  }

  async #giveAway(): Promise<void> {
    const given = inAnyOrder(
      [...this.#clusters.values()].filter(({ lease }) => lease),
    ).slice(0, Math.min(this.#surplus, GIVEN_AT_ONCE));
    this.#surplus = 0;
    const leases = given.flatMap(({ lease }) => lease ?? []);
    for (const cluster of given) {
      await this.#writeAllOf(cluster);
      cluster.lose();
    }
    await this.#leases.release(leases);
    await this.#nudges.send('leases');
  }

  async #takeNotes(): Promise<void> {
    const watched = [...this.#clusters.values()]
      .filter(({ lease, hasTakenOver }) => lease && hasTakenOver)
      .map(({ name }) => name);
    if (watched.length === 0) return;
    for (const note of await this.#notes.take(watched)) {
      const cluster = this.#clusters.get(note.cluster);
      const kind = cluster?.facts.kinds.find(
        ({ name }) => partOf(name) === note.part,
      );
      if (cluster && kind) cluster.facts.note(kind.name, note.key, note.entry);
    }
  }

  async #purge(): Promise<void> {
    const now = this.#options.timing.monotonic();
    if (now < this.#nextPurge) return;
    this.#nextPurge = now + PURGE_EVERY_MS;
    await this.readModel.purge(this.#options.id);
    await this.#leases.forgetDead();
  }

  async #keepReading(signal: AbortSignal): Promise<void> {
    const { timing, replicaTiming } = this.#options;
    while (!signal.aborted) {
      const isDone = await this.#tolerantly(async () => {
        await this.#look(signal);
        await this.#purge();
      });
      if (!isDone) this.#missAll();
      await this.#reads.sleep(
        isDone ? replicaTiming.poll : replicaTiming.beat,
        signal,
      );
      await timing.sleep(replicaTiming.flush, signal).catch(() => {});
    }
  }

  /** Reads what others have written. */
  async #look(signal: AbortSignal): Promise<void> {
    await this.#takeAll(signal);
    const reading = [...this.#clusters.keys()].filter(
      name => !this.#isMine(name),
    );
    if (reading.length === 0) return;
    for (const stored of await this.readModel.clusters(reading)) {
      // A cluster that nobody watches comes before those that are only read.
      await this.#takeAll(signal);
      if (signal.aborted) return;
      const cluster = this.#clusters.get(stored.cluster);
      if (cluster && !this.#isMine(stored.cluster)) {
        await this.#follow(cluster, stored);
      }
    }
  }

  /**
   * Begins to watch the clusters whose leases it has got. All are read before the first is watched: then all can be
   * looked at, as they were last seen, while one after the other is listed.
   */
  async #takeAll(signal: AbortSignal): Promise<void> {
    const leases = [...this.#acquired.values()];
    if (leases.length === 0) return;
    for (const lease of leases) {
      if (lease.format !== null && lease.format !== this.#format) {
        await this.readModel.empty(lease);
      }
    }
    const readAll = new Map<string, ReplicatedCluster>();
    // Now that nobody else can write: the journal goes on from what was written last.
    for (const stored of await this.readModel.clusters(
      leases.map(({ cluster }) => cluster),
    )) {
      if (signal.aborted) return;
      const cluster = this.#clusters.get(stored.cluster);
      if (!cluster) continue;
      await this.#reader.read(cluster, stored);
      readAll.set(cluster.name, cluster);
    }
    for (const lease of leases) {
      const { cluster: name, epoch } = lease;
      // It may have been lost or removed meanwhile, and another of that name come, which is read the next time.
      const cluster = this.#clusters.get(name);
      if (this.#acquired.get(name) !== lease) continue;
      if (!cluster || cluster !== readAll.get(name)) continue;
      this.#acquired.delete(name);
      cluster.hold({ cluster: name, epoch });
    }
  }

  async #follow(
    cluster: ReplicatedCluster,
    stored: StoredCluster,
  ): Promise<void> {
    const { format, isHeld } = stored;
    if (isHeld && format !== null && format !== this.#format) {
      // A replica of another release has it, whose rows would be misread.
      cluster.watch();
      return;
    }
    // Its holder has not written anything yet; what is watched here is better than nothing.
    if (cluster.isWatching && (!isHeld || format === null)) return;
    await this.#reader.read(cluster, stored);
    cluster.read();
  }

  async #keepWriting(signal: AbortSignal): Promise<void> {
    const { timing, replicaTiming } = this.#options;
    while (!signal.aborted) {
      await this.#news.sleep(replicaTiming.poll, signal);
      await timing.sleep(replicaTiming.flush, signal).catch(() => {});
      if (signal.aborted) return;
      // Having nothing to write says nothing about the database.
      if (!this.#hasNews() && this.#surplus === 0) continue;
      const isWritten = await this.#tolerantly(async () => {
        await this.#writeAll();
        if (this.#surplus > 0) await this.#giveAway();
      });
      if (!isWritten) {
        await timing.sleep(replicaTiming.beat, signal).catch(() => {});
        this.#news.call();
      }
    }
  }

  #hasNews(): boolean {
    return [...this.#clusters.values()].some(
      ({ publisher }) => publisher?.hasNews,
    );
  }

  async #writeAll(): Promise<void> {
    let changed = 0;
    for (const cluster of this.#clusters.values()) {
      changed += await this.#writeAllOf(cluster);
    }
    if (changed > 0) await this.#nudges.send('rows');
  }

  /** Returns how much is news to the others. */
  async #writeAllOf(cluster: ReplicatedCluster): Promise<number> {
    let changed = 0;
    // What is on its way may fail, and then it is news again.
    await cluster.publisher?.written();
    while (cluster.publisher?.hasNews) {
      const written = await this.#write(cluster);
      if (written !== 'fenced') changed += written;
    }
    return changed;
  }

  async #write(cluster: ReplicatedCluster): Promise<number | 'fenced'> {
    const { publisher } = cluster;
    if (!publisher) return 0;
    const written = await publisher.flush();
    if (written === 'fenced' && cluster.publisher === publisher) {
      this.#options.logger.info(
        `Cluster ${cluster.name} is another's by now, and nothing was written`,
      );
      cluster.lose();
      this.#beats.call();
      this.#reads.call();
    }
    return written;
  }

  #missAll(): void {
    const { timing } = this.#options;
    if (timing.monotonic() - this.#lastAnswer < timing.staleAfter) return;
    for (const cluster of this.#clusters.values()) {
      if (!cluster.isWatching) this.#reader.miss(cluster);
    }
  }

  /** Returns whether it could be done; says once when not. */
  async #tolerantly(work: () => Promise<unknown>): Promise<boolean> {
    const { logger, timing } = this.#options;
    try {
      await work();
      if (!this.#isAnswered) logger.info('The database answers replicas again');
      this.#isAnswered = true;
      this.#lastAnswer = timing.monotonic();
      return true;
    } catch (error) {
      if (this.#isAnswered) {
        logger.warn(
          `The database does not answer replicas, which go on with what they know: ${String(
            error,
          )}`,
        );
      }
      this.#isAnswered = false;
      return false;
    }
  }
}

function inAnyOrder<T>(all: readonly T[]): T[] {
  return all
    .map(each => ({ each, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}
