import type { ClusterStore } from '../store/ClusterStore';
import type { Resource } from '../store/Resource';
import type { Change } from '../store/WatchHistory';
import type { Answer } from './Answer';
import { pageNotFound } from './Answer';
import { ApiError } from '../store/ApiError';
import type { StallableLink } from './StallableLink';
import type { WatchStream } from './WatchStream';

export type SeenRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
};

export type RefusalCode = 401 | 403 | 404 | 429 | 500;

/** Which requests a fault is for, and how many; all of them when left out. */
export type FaultScope = {
  matching?: (request: SeenRequest) => boolean;
  times?: number;
};

/** Ends the fault; harmless when it has ended. */
export type Lift = () => void;

type Trouble = FaultScope & { answer?: () => Answer; delay?: number };

/** What can go wrong with a cluster, by name. Each lasts until lifted, unless said otherwise. */
export class Faults {
  readonly #troubles = new Set<Trouble>();
  readonly #dropped: (string | undefined)[] = [];

  constructor(
    private readonly store: ClusterStore,
    private readonly link: StallableLink,
    private readonly watches: ReadonlySet<WatchStream>,
  ) {}

  /** The next change, of any kind or of one, is told to no watch; who lists or resumes, sees it. Once. */
  dropNextEvent(plural?: string): void {
    this.#dropped.push(plural);
  }

  /** No watch can resume and no list continue from before now. Open watches stay open. */
  expireHistory(): void {
    this.store.expireHistory();
  }

  /** Ends all open watches: in good order, or with their connections. Once. */
  cutWatches({ abruptly = false }: { abruptly?: boolean } = {}): void {
    if (abruptly) this.link.cut();
    else for (const watch of [...this.watches]) watch.end();
  }

  /** Deletes the definition of a kind, and with it all objects of it. Returns how to apply it again. */
  removeKind(plural: string): Lift {
    const resource = this.#served(plural);
    this.store.removeKind(resource);
    this.#endWatchesOf(resource);
    return () => this.store.installKind(resource);
  }

  /** Serves a kind in another version, and no longer in the one before. */
  serveAs(plural: string, version: string): void {
    const resource = this.#served(plural);
    this.store.serveAs(resource, version);
    this.#endWatchesOf(resource);
  }

  /** Answers with this code, whoever asks. */
  refuse(code: RefusalCode, scope: FaultScope = {}): Lift {
    return this.#begin({ ...scope, answer: () => refusal(code) });
  }

  /** Connections stay open and nothing gets through, not even a ping's answer; what was sent arrives afterwards. */
  silence(): Lift {
    this.link.stall();
    return () => this.link.flow();
  }

  /** As if the server had been killed: connections end and its port refuses others. What is in the cluster goes on. */
  vanish(): Lift {
    this.link.vanish();
    return () => this.link.flow();
  }

  /** Open watches get a line that is not JSON, and answers are a web page with status 200. */
  garbage(scope: FaultScope = {}): Lift {
    for (const watch of this.watches) watch.sendGarbage('<html>');
    return this.#begin({
      ...scope,
      answer: () => ({ status: 200, body: '<html>Sign in</html>' }),
    });
  }

  /** Answers come this much later, by the cluster's clock. */
  delay(ms: number, scope: FaultScope = {}): Lift {
    return this.#begin({ ...scope, delay: ms });
  }

  /** Ends all faults. */
  clear(): void {
    this.#troubles.clear();
    this.#dropped.length = 0;
    this.link.flow();
  }

  /** For the server: what this request is to suffer. Counts it. */
  meet(request: SeenRequest): { delay: number; answer?: Answer } {
    let delay = 0;
    let answer: Answer | undefined;
    for (const trouble of [...this.#troubles]) {
      const { matching, times } = trouble;
      if (matching && !matching(request)) continue;
      if (times !== undefined) {
        trouble.times = times - 1;
        if (times <= 1) this.#troubles.delete(trouble);
      }
      delay += trouble.delay ?? 0;
      answer ??= trouble.answer?.();
    }
    return { delay, ...(answer && { answer }) };
  }

  /** For the server: whether this change is the one to be lost. */
  loses({ resource }: Change): boolean {
    const index = this.#dropped.findIndex(
      plural => plural === undefined || plural === resource.plural,
    );
    if (index < 0) return false;
    this.#dropped.splice(index, 1);
    return true;
  }

  #served(plural: string): Resource {
    const resource = this.store.resource(plural);
    if (!resource) throw new Error(`no ${plural} are served`);
    return resource;
  }

  #endWatchesOf(resource: Resource): void {
    for (const watch of [...this.watches]) {
      if (watch.resource === resource) watch.end();
    }
  }

  #begin(trouble: Trouble): Lift {
    this.#troubles.add(trouble);
    return () => this.#troubles.delete(trouble);
  }
}

function refusal(code: RefusalCode): Answer {
  switch (code) {
    case 401:
      return { status: 401, body: ApiError.unauthorized().status };
    case 403:
      return {
        status: 403,
        body: new ApiError(403, 'Forbidden', 'forbidden: not now', {}).status,
      };
    case 404:
      return pageNotFound;
    case 429:
      // The server's own limit on requests in flight; not a Status.
      return {
        status: 429,
        body: 'Too many requests, please try again later.\n',
        headers: { 'retry-after': '1' },
      };
    case 500:
      return {
        status: 500,
        body: new ApiError(
          500,
          'InternalError',
          'Internal error occurred: etcdserver: leader changed',
          { causes: [{ message: 'etcdserver: leader changed' }] },
        ).status,
      };
  }
}
