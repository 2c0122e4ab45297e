import type { Fleet } from '../fleet/Fleet';
import { eventFrame, type EventFrame } from './EventFrame';
import type { FeedEvent, FeedView } from './Feed';
import { PendingChanges } from './PendingChanges';

/** Who is sent what a feed has to tell. */
export interface FeedMember {
  take(frame: EventFrame): void;
  /** It can tell no more. */
  fail(error: unknown): void;
}

export type SharedFeedOptions = {
  /** In the ids of all its frames, and of no other feed's. */
  name: string;
  view: FeedView<unknown, FeedEvent>;
  fleet: Fleet;
  /** How long changes are gathered before they are sent. */
  gatherMs: number;
  /** It has broken, and nobody may join any more. */
  onEnd(): void;
};

// Enough for a browser whose next tab takes over, or whose connection broke for a moment.
const KEPT_FRAMES = 200;
const KEPT_BYTES = 128_000;
/** Who owns what, and so who may see it, changes without a word from the clusters. */
const LOOK_ANEW_MS = 60_000;

/**
 * One view, followed once for all who see the same: looked at once, written once, sent to each.
 *
 * Guarantees: members get the frames in the order of their ids, which count up by one; a member that joins after a
 * frame that is still kept gets all that followed it; while there is no member, nothing is looked at.
 */
export class SharedFeed {
  readonly #members = new Set<FeedMember>();
  readonly #changes = new PendingChanges();
  readonly #unsubscribe: () => void;
  readonly #anew: NodeJS.Timeout;
  readonly #read: Promise<unknown>;
  #kept: EventFrame[] = [];
  #keptBytes = 0;
  #sent = 0;
  #snapshot: EventFrame | undefined;
  #wake: () => void = () => {};
  #ended = false;

  constructor(private readonly options: SharedFeedOptions) {
    const { fleet, view } = options;
    // Subscribe before reading: a change that lands in between must not be lost.
    this.#unsubscribe = fleet.subscribe(change => {
      if (change.what === 'rollout') {
        this.#changes.rollout(change.id);
      } else if (change.what !== 'freshness') {
        this.#changes.everything();
      } else {
        this.#changes.clusters();
      }
    });
    this.#anew = setInterval(
      () => this.#changes.everything(),
      view.lookAnewMs ?? LOOK_ANEW_MS,
    );
    this.#anew.unref();
    this.#read = view.read();
    this.#run().catch(error => this.#fail(error));
  }

  get key(): string {
    return this.options.view.key;
  }

  get size(): number {
    return this.#members.size;
  }

  /** Resolves when there is something to show. @throws what reading throws */
  async ready(): Promise<void> {
    await this.#read;
  }

  /**
   * The member is told all that comes, from now on.
   *
   * @param after - id of the last frame that it has got
   * @returns what it has missed since; undefined when that is not known, and it needs the snapshot
   */
  join(member: FeedMember, after?: string): EventFrame[] | undefined {
    if (this.#members.size === 0) this.options.view.attend?.();
    this.#members.add(member);
    this.#wake();
    return after === undefined ? undefined : this.#since(after);
  }

  leave(member: FeedMember): void {
    if (!this.#members.delete(member)) return;
    if (this.#members.size === 0) this.options.view.rest?.();
  }

  /** All that was told so far. What comes next follows on it. */
  snapshot(): EventFrame {
    this.#snapshot ??= eventFrame(this.#id(this.#sent), {
      event: 'snapshot',
      data: this.options.view.content(),
    });
    return this.#snapshot;
  }

  /** Nobody is told anything any more. */
  end(): void {
    this.#ended = true;
    this.#unsubscribe();
    clearInterval(this.#anew);
    this.#changes.end();
    this.#wake();
    this.options.view.rest?.();
  }

  async #run(): Promise<void> {
    const { view, gatherMs } = this.options;
    await this.#read;
    while (!this.#ended) {
      const batch = await this.#changes.next(gatherMs);
      if (batch === 'end') return;
      await this.#untilFollowed();
      if (this.#ended) return;
      for (const event of await view.changes(batch)) this.#tell(event);
    }
  }

  async #untilFollowed(): Promise<void> {
    while (this.#members.size === 0 && !this.#ended) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  #tell(event: FeedEvent): void {
    this.#sent += 1;
    this.#snapshot = undefined;
    const frame = eventFrame(this.#id(this.#sent), event);
    this.#keep(frame);
    for (const member of [...this.#members]) member.take(frame);
  }

  #keep(frame: EventFrame): void {
    this.#kept.push(frame);
    this.#keptBytes += frame.json.length;
    while (this.#kept.length > KEPT_FRAMES || this.#keptBytes > KEPT_BYTES) {
      this.#keptBytes -= this.#kept.shift()?.json.length ?? 0;
    }
  }

  #since(after: string): EventFrame[] | undefined {
    const known = this.#sent - this.#kept.length;
    for (let sent = known; sent <= this.#sent; sent += 1) {
      if (this.#id(sent) === after) return this.#kept.slice(sent - known);
    }
    return undefined;
  }

  #id(sent: number): string {
    return `${this.options.name}:${sent}`;
  }

  #fail(error: unknown): void {
    this.end();
    this.options.onEnd();
    for (const member of [...this.#members]) member.fail(error);
    this.#members.clear();
  }
}
