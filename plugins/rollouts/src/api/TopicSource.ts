import { z } from 'zod';

import { portalSaid } from '../model/portalTime';
import type { TopicStream } from '../live/TopicStream';
import type { LiveReply, LiveSource } from './LiveSource';

/** What is needed of the schema of a stream: which kinds of events there are, and how to read one. */
export type EventSchema<Event> = {
  options: readonly { shape: { event: { value: string } } }[];
  parse(value: unknown): Event;
};

const heartbeat = z.object({ data: z.object({ at: z.string() }) });

type Read<Content> = LiveSource<Content, unknown>['read'];

export type TopicSourceOptions<Content, Event> = {
  stream: TopicStream;
  topic: string;
  schema: EventSchema<Event>;
  keptWhileHiddenMs: number | undefined;
  read: Read<Content>;
};

/** A topic of a stream, in the words of its schema. It remembers how far its reader has got. */
export class TopicSource<Content, Event> implements LiveSource<Content, Event> {
  #place: string | undefined;

  constructor(private readonly options: TopicSourceOptions<Content, Event>) {}

  get keptWhileHiddenMs(): number | undefined {
    return this.options.keptWhileHiddenMs;
  }

  async *follow({
    signal,
  }: {
    signal: AbortSignal;
  }): AsyncGenerator<Event, void, undefined> {
    const { stream, topic, schema } = this.options;
    // An older page and a newer backend: an event of a kind that is not known here is skipped, not an error.
    const known = new Set<string>(
      schema.options.map(option => option.shape.event.value),
    );
    const place = { topic, after: this.#place };
    for await (const { id, ...event } of stream.follow(place, { signal })) {
      if (event.event === 'heartbeat') {
        const said = heartbeat.safeParse(event);
        if (said.success) portalSaid(Date.parse(said.data.data.at));
      }
      if (known.has(event.event)) yield this.#parse(event);
      // Only now has the reader taken it.
      this.#place = id ?? this.#place;
    }
  }

  async read(
    options: Parameters<Read<Content>>[0],
  ): Promise<LiveReply<Content>> {
    const reply = await this.options.read(options);
    // What follows on an event does not follow on this.
    this.#place = undefined;
    return reply;
  }

  #parse(event: object): Event {
    try {
      return this.options.schema.parse(event);
    } catch (error) {
      // Its reader cannot go on from here: it would be told the same again.
      this.#place = undefined;
      throw error;
    }
  }
}
