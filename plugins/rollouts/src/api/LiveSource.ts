/** Content, or the word that the one with this tag is still current. */
export type LiveReply<Content> =
  | { changed: true; content: Content; etag: string | undefined }
  | { changed: false };

/** Something of the backend that can be read once, or followed while it changes. */
export interface LiveSource<Content, Event> {
  /**
   * The first event that matters is a snapshot, or `resumed`: then what the same source has told before is still the
   * newest, so its reader must keep it. Ends when the backend closes the stream, throws when it cannot be opened,
   * breaks, or says something that is not in the schema.
   */
  follow(options: { signal: AbortSignal }): AsyncIterable<Event>;

  /** How long who does not look may keep following, ms; absent where that costs others something. */
  readonly keptWhileHiddenMs?: number;

  read(options: {
    signal: AbortSignal;
    etag?: string;
  }): Promise<LiveReply<Content>>;
}
