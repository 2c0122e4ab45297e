import { abortedWith } from './abortedWith';
import type { Clock } from './Clock';
import { aloneLeadership, type Leadership } from './Leadership';
import type { PageLifecycle } from './PageLifecycle';
import { StreamError } from './StreamError';
import { StreamLeader } from './StreamLeader';
import type { OpenChannel, TabChannel } from './TabChannel';
import type { ChannelMessage, LeaderMessage } from './tabMessages';
import { TopicFollower } from './TopicFollower';
import type {
  OpenStream,
  TopicEvent,
  TopicPlace,
  TopicStream,
} from './TopicStream';

export type BrowserStreamOptions = {
  /** Of this tab, and of no other. */
  tab: string;
  open: OpenStream;
  channel: OpenChannel;
  leadership: Leadership;
  lifecycle: PageLifecycle;
  clock: Clock;
};

/** Going from one page to another is no reason to let go. */
const LINGER_MS = 2_000;
const BEAT_MS = 2_000;
/** So many beats of the leader may be missed. */
const BEATS_MISSED = 3;
/** A tab says so often that it is there, in beats. */
const ALIVE_EVERY = 10;

/**
 * One stream for all tabs of a browser: one of them leads and has it, the others are told by it.
 *
 * Guarantees: at most one connection, open only while some tab follows something; when the leader goes, another tab
 * takes over and goes on where it was; one that says nothing any more is replaced.
 */
export class BrowserStream implements TopicStream {
  readonly #followers = new Map<string, Set<TopicFollower>>();
  #channel: TabChannel | undefined;
  #leader: StreamLeader | undefined;
  #missedBeats = 0;
  #takeOver: () => void = () => {};
  #leave: () => void = () => {};

  constructor(private readonly options: BrowserStreamOptions) {
    options.lifecycle.subscribe(state => {
      if (state === 'stopping') this.#leave();
      else if (this.#followers.size > 0) this.#return();
    });
  }

  async *follow(
    { topic, after }: TopicPlace,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<TopicEvent, void, undefined> {
    const follower = new TopicFollower(after);
    const others = this.#followers.get(topic) ?? new Set();
    this.#followers.set(topic, others.add(follower));
    this.#join();
    this.#tellWants([{ topic, after }]);
    try {
      yield* follower.events(signal);
    } finally {
      others.delete(follower);
      if (others.size === 0 && this.#followers.get(topic) === others) {
        this.#followers.delete(topic);
      }
      this.#tellWants([]);
      if (this.#followers.size === 0) void this.#leaveSoon();
    }
  }

  #join(): void {
    if (this.#channel) return;
    const session = new AbortController();
    const opened = this.options.channel(message => this.#hear(message));
    this.#channel = opened;
    this.#missedBeats = 0;
    this.#leave = () => {
      this.#leave = () => {};
      opened.post({ type: 'bye', tab: this.options.tab });
      session.abort();
      opened.close();
      this.#channel = undefined;
    };
    void this.#seek(session.signal);
    void this.#beat(session.signal);
  }

  /** What came meanwhile was not heard. */
  #return(): void {
    if (this.#channel) return;
    this.#join();
    this.#tellWants(this.#places());
  }

  async #leaveSoon(): Promise<void> {
    const { clock } = this.options;
    await clock.sleep(LINGER_MS, new AbortController().signal);
    if (this.#followers.size === 0) this.#leave();
  }

  /** Leads whenever it is this tab's turn. */
  async #seek(signal: AbortSignal): Promise<void> {
    let { leadership } = this.options;
    let steal = false;
    while (!signal.aborted) {
      const attempt = abortedWith(signal);
      let isWanted = false;
      this.#takeOver = () => {
        isWanted = true;
        attempt.abort();
      };
      try {
        await leadership.run(lead => this.#lead(lead), {
          signal: attempt.signal,
          steal,
        });
      } catch {
        // A page in a sandbox, say: it cannot share, but it can show.
        leadership = aloneLeadership;
      } finally {
        attempt.abort();
      }
      steal = isWanted;
    }
  }

  async #lead(signal: AbortSignal): Promise<void> {
    const { open, clock, tab } = this.options;
    const leader = new StreamLeader({
      open,
      clock,
      tell: message => {
        // Another leads: what this one still has to say is old.
        if (signal.aborted) return;
        this.#channel?.post(message);
        this.#hearLeader(message);
      },
    });
    this.#leader = leader;
    this.#channel?.post({ type: 'who' });
    const topics = [...this.#followers.keys()];
    leader.hear({ tab, topics, lacking: this.#places() });
    try {
      await leader.run(signal);
    } finally {
      if (this.#leader === leader) this.#leader = undefined;
    }
  }

  /** Tells that it is there, and looks whether the leader is. */
  async #beat(signal: AbortSignal): Promise<void> {
    const { clock } = this.options;
    for (let beats = 1; ; beats += 1) {
      await clock.sleep(BEAT_MS, signal);
      if (signal.aborted) return;
      if (this.#leader) {
        this.#channel?.post({ type: 'beat' });
        this.#leader.forgetSilent();
        this.#missedBeats = 0;
      } else {
        // Counted, not measured: a computer that slept has missed none.
        this.#missedBeats += 1;
        if (this.#missedBeats > BEATS_MISSED) {
          this.#missedBeats = 0;
          this.#takeOver();
        }
      }
      if (beats % ALIVE_EVERY === 0) this.#tellWants([]);
    }
  }

  #tellWants(lacking: TopicPlace[]): void {
    const { tab } = this.options;
    const wants = { tab, topics: [...this.#followers.keys()], lacking };
    this.#leader?.hear(wants);
    this.#channel?.post({ type: 'wants', ...wants });
  }

  #hear(message: ChannelMessage): void {
    switch (message.type) {
      case 'wants':
        this.#leader?.hear(message);
        break;
      case 'bye':
        this.#leader?.forget(message.tab);
        break;
      default:
        this.#hearLeader(message);
    }
  }

  #hearLeader(message: LeaderMessage): void {
    this.#missedBeats = 0;
    switch (message.type) {
      case 'who':
        this.#tellWants(this.#places());
        break;
      case 'event':
        this.#take(message);
        break;
      case 'ended': {
        const { problem } = message;
        const error =
          problem &&
          new StreamError(problem.message, problem.status, problem.reason);
        const all = [...this.#followers.values()].flatMap(each => [...each]);
        // Whoever asks again is another.
        this.#followers.clear();
        all.forEach(follower => follower.end(error));
        break;
      }
      default:
    }
  }

  #take({ topic, ...event }: TopicEvent & { topic?: string }): void {
    const lacking = new Set<string>();
    for (const [each, followers] of this.#followers) {
      if (topic !== undefined && topic !== each) continue;
      for (const follower of followers) {
        if (!follower.take(event)) lacking.add(each);
      }
      if (event.event === 'refused') this.#followers.delete(each);
    }
    if (lacking.size > 0) {
      this.#tellWants([...lacking].map(each => ({ topic: each })));
    }
  }

  /** Where it is in each topic; nowhere, where its readers are not at the same place. */
  #places(): TopicPlace[] {
    return [...this.#followers].map(([topic, followers]) => {
      const places = new Set([...followers].map(({ place }) => place));
      const [after] = places;
      return places.size === 1 ? { topic, after } : { topic };
    });
  }
}
