/** Content, or the word that the one with this tag is still current. */
export type LiveReply<Content> =
  | { changed: true; content: Content; etag: string | undefined }
  | { changed: false };

/** Something of the backend that can be read once, or followed while it changes. */
export interface LiveSource<Content, Event> {
  /**
   * The first event is always a snapshot. Ends when the backend closes the stream, throws when it cannot be opened,
   * breaks, or says something that is not in the schema.
   */
  follow(options: { signal: AbortSignal }): AsyncIterable<Event>;

  read(options: {
    signal: AbortSignal;
    etag?: string;
  }): Promise<LiveReply<Content>>;
}
