import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';

import { fleetQuerySchema } from '@rollouts-portal/plugin-rollouts-common';

import type { HurriedTime } from './HurriedTime';
import {
  accessUnder,
  ClientStream,
  EVERY_ROLLOUT,
  EventStream,
  Fleet,
  LoopbackServer,
  realStreamTiming,
  Feed,
  FleetView,
  SharedFeeds,
  StreamLimits,
  viewKey,
  type ClusterWatch,
  type RolloutCondition,
} from './insides';
import { pagesOf } from './pagesOf';

/** Shorter than the portal's, as more is sent then. */
export const GATHER_MS = 50;
const QUERY = fleetQuerySchema.parse({ limit: 200 });

export type Visit = {
  /** Bytes that were written and have not been read. */
  readonly unread: number;
  /** The server has ended it. */
  readonly isOver: boolean;
};

/** Sends one page of the fleet to whoever asks: once, or as a stream. Everybody is the same person. */
export class StreamServer {
  readonly visits: Visit[] = [];
  /** What that person may read. */
  readable: RolloutCondition = EVERY_ROLLOUT;
  /** When their token ends, by our own clock. */
  expiresAt: Date | undefined;
  reads = 0;
  readonly #loopback = new LoopbackServer(
    createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    }),
  );
  readonly #pages;
  readonly #feeds: SharedFeeds;
  readonly #streams = new StreamLimits();

  constructor(facts: ClusterWatch, private readonly time: HurriedTime) {
    const fleet = new Fleet([facts]);
    this.#feeds = new SharedFeeds(fleet);
    this.#pages = pagesOf(fleet);
  }

  async start(): Promise<this> {
    await this.#loopback.start();
    return this;
  }

  async stop(): Promise<void> {
    this.#streams.closeAll();
    this.#feeds.end();
    await this.#loopback.stop();
  }

  get port(): number {
    return this.#loopback.port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const feed = this.#feed();
    const credentials = {
      $$type: '@backstage/BackstageCredentials' as const,
      principal: { type: 'user', userEntityRef: 'user:default/reader' },
      ...(this.expiresAt && { expiresAt: this.expiresAt }),
    };
    if (request.url === '/rollouts') {
      this.reads += 1;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(await feed.read(credentials)));
      return;
    }
    const opened = this.#open(response);
    if (!opened) return;
    const visit = { isOver: false };
    this.visits.push({
      get unread() {
        return response.writableLength;
      },
      get isOver() {
        return visit.isOver;
      },
    });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    try {
      await new ClientStream({
        topics: [{ feed: () => feed }],
        credentials,
        feeds: this.#feeds,
        stream: new EventStream(response, false),
        timing: {
          reauthorize: this.time.real(realStreamTiming.reauthorize),
          heartbeat: this.time.real(realStreamTiming.heartbeat),
          unreadFor: this.time.real(realStreamTiming.unreadFor),
        },
      }).follow(opened.signal);
    } finally {
      visit.isOver = true;
      opened.close();
      response.end();
    }
  }

  #feed() {
    return new Feed({
      gatherMs: GATHER_MS,
      open: async () => {
        const access = accessUnder({
          readable: this.readable,
          usable: () => EVERY_ROLLOUT,
        });
        const key = viewKey(access, {});
        return new FleetView(this.#pages, { query: QUERY, access }, key);
      },
    });
  }

  #open(response: ServerResponse) {
    try {
      const opened = this.#streams.open('user:default/reader');
      response.on('close', opened.close);
      return opened;
    } catch {
      response.writeHead(503).end();
      return undefined;
    }
  }
}
