import type { BackstageCredentials } from '@backstage/backend-plugin-api';

import type { Fleet } from '../fleet/Fleet';
import { PendingChanges, type FeedBatch } from './PendingChanges';

/** What one person sees of something, with the rights that they had when it was opened. */
export interface FeedView<Content, Change> {
  read(): Promise<Content>;
  /** What is to be sent so that who has read, and was sent all before, is up to date. */
  changes(batch: FeedBatch): Promise<Change[]>;
  /** Nobody looks any more. */
  close?(): void;
}

/** Something in a stream. */
type Event = { event: string; data: unknown };
type Snapshot<Content> = { event: 'snapshot'; data: Content };
type Heartbeat = { event: 'heartbeat'; data: { at: string } };

export type FeedOptions<Content, Change> = {
  fleet: Fleet;
  /** How long changes are gathered before they are sent. */
  gatherMs: number;
  /** @throws when the person may not see it, or not any more; the feed then ends with that error. */
  open(credentials: BackstageCredentials): Promise<FeedView<Content, Change>>;
};

const REAUTHORIZE_MS = 60_000;
const HEARTBEAT_MS = 15_000;

/** Something of the fleet as one person may see it: read once, or followed. */
export class Feed<Content, Change extends Event> {
  constructor(private readonly options: FeedOptions<Content, Change>) {}

  async read(credentials: BackstageCredentials): Promise<Content> {
    const view = await this.open(credentials);
    try {
      return await view.read();
    } finally {
      view.close?.();
    }
  }

  /** @throws what `options.open` throws. */
  open(credentials: BackstageCredentials): Promise<FeedView<Content, Change>> {
    return this.options.open(credentials);
  }

  /**
   * Sends a snapshot, then every change, until the signal aborts or the credentials expire.
   *
   * It is opened anew every minute and a new snapshot follows, so that a person who lost permissions stops seeing.
   *
   * @throws what `open` throws when it is asked for again.
   */
  async follow(
    opened: FeedView<Content, Change>,
    credentials: BackstageCredentials,
    send: (event: Change | Snapshot<Content> | Heartbeat) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { fleet, gatherMs } = this.options;
    let view = opened;
    const changes = new PendingChanges();
    // Subscribe before reading: a change that lands in between must not be lost.
    const unsubscribe = fleet.subscribe(change => {
      if (change.what === 'rollout') {
        changes.rollout(change.id);
      } else if (change.what === 'cluster') {
        changes.everything();
      } else {
        changes.clusters();
      }
    });
    const reauthorize = setInterval(
      () => changes.permissions(),
      REAUTHORIZE_MS,
    );
    const heartbeat = setInterval(
      () =>
        send({ event: 'heartbeat', data: { at: new Date().toISOString() } }),
      HEARTBEAT_MS,
    );
    const expiry =
      credentials.expiresAt &&
      setTimeout(
        () => changes.end(),
        credentials.expiresAt.getTime() - Date.now(),
      );
    const onAbort = () => changes.end();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      send({ event: 'snapshot', data: await view.read() });
      while (!signal.aborted) {
        const batch = await changes.next(gatherMs);
        if (batch === 'end' || signal.aborted) {
          return;
        }
        if (batch.permissions) {
          const before = view;
          view = await this.open(credentials);
          try {
            send({ event: 'snapshot', data: await view.read() });
          } finally {
            // Only now: what both look at stays watched.
            before.close?.();
          }
          continue;
        }
        for (const event of await view.changes(batch)) {
          send(event);
        }
      }
    } finally {
      view.close?.();
      unsubscribe();
      clearInterval(reauthorize);
      clearInterval(heartbeat);
      clearTimeout(expiry);
      signal.removeEventListener('abort', onAbort);
    }
  }
}
