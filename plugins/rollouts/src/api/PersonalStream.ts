import { BrowserStream } from '../live/BrowserStream';
import { systemClock } from '../live/Clock';
import { aloneLeadership } from '../live/Leadership';
import { documentLifecycle } from '../live/PageLifecycle';
import { broadcastChannel, silentChannel } from '../live/TabChannel';
import { PROTOCOL } from '../live/tabMessages';
import type {
  OpenStream,
  TopicEvent,
  TopicPlace,
  TopicStream,
} from '../live/TopicStream';
import { WebLockLeadership } from '../live/WebLockLeadership';

/** A text that is the same in two tabs only if the same person is signed in there, to the same backend. */
export type Whoami = () => Promise<string>;

export type PersonalStreamOptions = {
  open: OpenStream;
  whoami: Whoami | undefined;
};

/**
 * The stream of whoever is signed in, shared by the tabs of the browser where it can do that; a stream for each tab
 * where it cannot. What one person is told is never told to another.
 */
export class PersonalStream implements TopicStream {
  readonly isShared: boolean;
  #current: { person: string; stream: TopicStream } | undefined;

  constructor(private readonly options: PersonalStreamOptions) {
    this.isShared = options.whoami !== undefined && canShare();
  }

  async *follow(
    place: TopicPlace,
    options: { signal: AbortSignal },
  ): AsyncGenerator<TopicEvent, void, undefined> {
    const stream = this.#streamOf(await this.#person());
    yield* stream.follow(place, options);
  }

  async #person(): Promise<string> {
    return (await this.options.whoami?.()) ?? '';
  }

  #streamOf(person: string): TopicStream {
    if (this.#current?.person !== person) {
      this.#current = { person, stream: this.#create(person) };
    }
    return this.#current.stream;
  }

  #create(person: string): TopicStream {
    const name = `rollouts/${PROTOCOL}/${person}`;
    const assertStill = async () => {
      if ((await this.#person()) !== person) {
        throw new Error('Somebody else is signed in now');
      }
    };
    const { open } = this.options;
    return new BrowserStream({
      tab: `${Math.random()}`.slice(2),
      async *open(topics, signal) {
        await assertStill();
        yield* open(topics, signal);
      },
      channel: this.isShared ? broadcastChannel(name) : silentChannel,
      leadership: this.isShared
        ? new WebLockLeadership(navigator.locks, name)
        : aloneLeadership,
      lifecycle: documentLifecycle,
      clock: systemClock,
    });
  }
}

/** Browsers have locks on secure pages only. */
function canShare(): boolean {
  return (
    typeof BroadcastChannel === 'function' &&
    typeof navigator === 'object' &&
    'locks' in navigator &&
    navigator.locks !== undefined
  );
}
