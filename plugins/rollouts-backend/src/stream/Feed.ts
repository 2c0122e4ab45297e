import type { BackstageCredentials } from '@backstage/backend-plugin-api';

import type { FeedBatch } from './PendingChanges';

/** Something in a stream. */
export type FeedEvent = { event: string; data: unknown };

/** What one person sees of something, with the rights that they had when it was opened. */
export interface FeedView<Content, Change extends FeedEvent> {
  /** The same for two views only if whoever looks at one sees what the other shows: one then serves both. */
  readonly key: string;

  /** After so long everything is looked at anew, though nobody has told of a change; by default a minute. */
  readonly lookAnewMs?: number;

  /** Looks at everything. What is told from here on is what has changed since. */
  read(): Promise<Content>;

  /** As it is after all that was read and told so far, without looking. */
  content(): Content;

  /** What is to be sent so that who has read, and was sent all before, is up to date. Sending it twice does no harm. */
  changes(batch: FeedBatch): Promise<Change[]>;

  /** Somebody looks, until `rest` says that nobody does any more. */
  attend?(): void;
  rest?(): void;
}

export type FeedOptions<Content, Change extends FeedEvent> = {
  /** How long changes are gathered before they are sent. */
  gatherMs: number;
  /** @throws when the person may not see it, or not any more */
  open(credentials: BackstageCredentials): Promise<FeedView<Content, Change>>;
};

/** Something of the fleet as one person may see it: read once, or opened to be followed. */
export class Feed<Content, Change extends FeedEvent> {
  constructor(private readonly options: FeedOptions<Content, Change>) {}

  get gatherMs(): number {
    return this.options.gatherMs;
  }

  /** @throws what `open` throws */
  async read(credentials: BackstageCredentials): Promise<Content> {
    const view = await this.open(credentials);
    // What is watched closely stays so for a while: whoever asks again, as a page does that gets no stream, sees it.
    view.attend?.();
    try {
      return await view.read();
    } finally {
      view.rest?.();
    }
  }

  /** @throws when the person may not see it, or not any more */
  open(credentials: BackstageCredentials): Promise<FeedView<Content, Change>> {
    return this.options.open(credentials);
  }
}
