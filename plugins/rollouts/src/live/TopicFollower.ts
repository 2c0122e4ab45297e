import { topicRefusalSchema } from '@rollouts-portal/plugin-rollouts-common';

import { StreamError } from './StreamError';
import type { TopicEvent } from './TopicStream';

type End = { error: Error | undefined };

/** One reader of a topic: gets its events in order and without a gap, whoever they come from. */
export class TopicFollower {
  #place: string | undefined;
  /** Nothing newer is known than what it has got. */
  #isCurrent = false;
  readonly #queue: TopicEvent[] = [];
  #end: End | undefined;
  #wake: () => void = () => {};

  /** @param after - id of the last event that the reader has got */
  constructor(after: string | undefined) {
    this.#place = after;
  }

  /** Id of the last event that it has got; undefined when it needs a snapshot. */
  get place(): string | undefined {
    return this.#place;
  }

  /** @returns false when something is missing before it, so that it needs a snapshot */
  take(event: TopicEvent): boolean {
    if (event.event === 'refused') {
      const { success, data } = topicRefusalSchema.safeParse(event.data);
      this.end(
        success
          ? new StreamError(data.message, data.status, data.name)
          : new StreamError('Refused'),
      );
      return true;
    }
    if (event.event === 'resumed') {
      if (this.#place === undefined) return true;
    } else if (event.event !== 'snapshot') {
      // Of the stream, not of the topic.
      if (event.id === undefined && !this.#isCurrent) return true;
      if (event.id !== undefined) {
        // A snapshot is on its way.
        if (this.#place === undefined) return true;
        const distance = distanceOf(this.#place, event.id);
        if (distance !== undefined && distance <= 0) return true;
        if (distance !== 1) {
          this.#place = undefined;
          this.#isCurrent = false;
          return false;
        }
      }
    }
    this.#isCurrent = true;
    this.#place = event.id ?? this.#place;
    this.#queue.push(event);
    this.#wake();
    return true;
  }

  end(error?: Error): void {
    this.#end ??= { error };
    this.#wake();
  }

  async *events(
    signal: AbortSignal,
  ): AsyncGenerator<TopicEvent, void, undefined> {
    const stop = () => this.#wake();
    signal.addEventListener('abort', stop);
    try {
      while (!signal.aborted) {
        const event = this.#queue.shift();
        if (event) {
          yield event;
        } else if (this.#end) {
          if (this.#end.error) throw this.#end.error;
          return;
        } else {
          await new Promise<void>(resolve => {
            this.#wake = resolve;
          });
        }
      }
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
}

/** By how much an event follows another of its feed; undefined when they are of different feeds. */
function distanceOf(from: string, to: string): number | undefined {
  const [feed, at] = placeOf(from);
  const [otherFeed, otherAt] = placeOf(to);
  return feed === otherFeed ? otherAt - at : undefined;
}

function placeOf(id: string): [feed: string, at: number] {
  const colon = id.lastIndexOf(':');
  return [id.slice(0, colon), Number(id.slice(colon + 1))];
}
