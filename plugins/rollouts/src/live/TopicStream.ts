/** An event of a stream, as it came. */
export type TopicEvent = {
  event: string;
  data: unknown;
  /** Where in its feed it stands: `<feed>:<number>`, the numbers counting up by one. */
  id?: string;
};

/** A topic, as the parameters of an address, and the id of the last event of it that is known. */
export type TopicPlace = { topic: string; after?: string };

/** What changes of several topics, whoever carries it. */
export interface TopicStream {
  /**
   * The first event that matters is a `snapshot`, or `resumed` where the place is still known. After it, none is
   * missing and none comes twice; after a gap another snapshot comes. Ends when the stream does, throws when it breaks or
   * the topic is refused.
   */
  follow(
    place: TopicPlace,
    options: { signal: AbortSignal },
  ): AsyncIterable<TopicEvent>;
}

/** An event that belongs to one of the topics of a stream; to all, where it names none. */
export type StreamedEvent = TopicEvent & { topic?: string };

/** Opens one connection for these topics. */
export type OpenStream = (
  topics: readonly TopicPlace[],
  signal: AbortSignal,
) => AsyncIterable<StreamedEvent>;
