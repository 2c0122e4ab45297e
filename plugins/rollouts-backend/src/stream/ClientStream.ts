import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';

import type { EventStream } from './EventStream';
import { FollowedTopic } from './FollowedTopic';
import { refusalOf } from './refusalOf';
import type { SharedFeeds } from './SharedFeeds';
import { realStreamTiming, type StreamTiming } from './StreamTiming';
import type { Topic } from './Topic';

export type ClientStreamOptions = {
  topics: readonly Topic[];
  credentials: BackstageCredentials;
  feeds: SharedFeeds;
  stream: EventStream;
  timing?: StreamTiming;
};

/**
 * What one client is told, of all that it asks for.
 *
 * Every minute it is asked anew what the person may see. A topic that they may not see, or not any more, is refused by
 * an event, and the others go on.
 */
export class ClientStream {
  readonly #shown: Map<Topic, FollowedTopic>;
  #unread: NodeJS.Timeout | undefined;
  #isOver = false;
  #end: (error?: unknown) => void = () => {};

  constructor(private readonly options: ClientStreamOptions) {
    const { topics, feeds, stream } = options;
    this.#shown = new Map(
      topics.map((topic, index) => [
        topic,
        new FollowedTopic({
          index,
          feeds,
          stream,
          onFull: () => this.#waitUntilRead(),
          onFail: error => this.#end(error),
        }),
      ]),
    );
  }

  /**
   * Sends a snapshot of each topic, then every change, until the signal aborts, the credentials expire, or nothing is
   * left to show.
   *
   * @throws what goes wrong otherwise; the stream can then only be ended
   */
  async follow(signal: AbortSignal): Promise<void> {
    const { credentials, stream, timing = realStreamTiming } = this.options;
    const { expiresAt } = credentials;
    const ended = new Promise<void>((resolve, reject) => {
      this.#end = error => (error === undefined ? resolve() : reject(error));
    });
    const stop = () => this.#end();
    const authorize = () => {
      this.#authorize().catch(error => this.#end(error));
    };
    const timers = [
      setInterval(authorize, timing.reauthorize),
      setInterval(() => {
        const at = new Date().toISOString();
        stream.announce({ event: 'heartbeat', data: { at } });
      }, timing.heartbeat),
      ...(expiresAt
        ? [setTimeout(stop, expiresAt.getTime() - Date.now())]
        : []),
    ];
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    stream.greet();
    authorize();
    try {
      await ended;
    } finally {
      this.#isOver = true;
      timers.forEach(clearTimeout);
      clearTimeout(this.#unread);
      signal.removeEventListener('abort', stop);
      this.#shown.forEach(shown => shown.leave());
    }
  }

  async #authorize(): Promise<void> {
    await Promise.all(
      [...this.#shown].map(([topic, shown]) => this.#show(topic, shown)),
    );
    if (this.#shown.size === 0) this.#end();
  }

  async #show(topic: Topic, shown: FollowedTopic): Promise<void> {
    const { topics, credentials, stream } = this.options;
    try {
      const feed = topic.feed();
      const view = await this.#inTime(feed.open(credentials));
      if (this.#isOver) return;
      await shown.show(view, feed.gatherMs, topic.after);
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      shown.leave();
      this.#shown.delete(topic);
      stream.tell(topics.indexOf(topic), { event: 'refused', data: refusal });
    }
  }

  /** What they might see a while ago is told no longer than until they should have been asked about again. */
  async #inTime<T>(answer: Promise<T>): Promise<T> {
    const { timing = realStreamTiming } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = new ServiceUnavailableError(
        'It cannot be found out in time what you may see; try again later',
      );
      timer = setTimeout(() => reject(error), timing.reauthorize);
      timer.unref();
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #waitUntilRead(): void {
    if (this.#unread || this.#isOver) return;
    const { stream, timing = realStreamTiming } = this.options;
    this.#unread = setTimeout(() => stream.cut(), timing.unreadFor);
    stream.onceRead(() => {
      clearTimeout(this.#unread);
      this.#unread = undefined;
      this.#shown.forEach(shown => shown.catchUp());
    });
  }
}
