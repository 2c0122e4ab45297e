import type { ClusterStore } from '../store/ClusterStore';
import type { Resource } from '../store/Resource';
import type { Change } from '../store/WatchHistory';
import type { Answer } from './Answer';
import { pageNotFound } from './Answer';
import { ApiError } from '../store/ApiError';
import { forbiddenOption } from './requireConsistent';
import type { StallableLink } from './StallableLink';
import type { WatchStream } from './WatchStream';

export type SeenRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
};

export type RefusalCode = 401 | 403 | 404 | 410 | 429 | 500 | 502 | 503 | 504;

/** Which requests a fault is for, and how many; all of them when left out. */
export type FaultScope = {
  matching?: (request: SeenRequest) => boolean;
  times?: number;
};

/** Ends the fault; harmless when it has ended. */
export type Lift = () => void;

type Trouble = FaultScope & {
  answer?: () => Answer;
  delay?: number;
  cutsAnswers?: boolean;
  emptiesLists?: boolean;
  /** Parameters that are not looked at. */
  overlooks?: readonly string[];
};

/** What one request is to suffer. */
export type Suffering = {
  /** Milliseconds by the cluster's clock. */
  delay: number;
  answer?: Answer;
  /** Only half of the answer arrives, and then its stream ends as if it had been torn off. */
  isCut: boolean;
  /** Whatever there is, a list has nothing in it. */
  isEmptied: boolean;
};

/** What faults do something to. */
export type Faulty = {
  store: ClusterStore;
  link: StallableLink;
  watches: ReadonlySet<WatchStream>;
  /** Tells all connections that they are to be replaced. */
  goAway(): void;
};

const STORM = 'simulator.rollouts-portal.io/storm';

const SIGN_IN_PAGE: Answer = {
  status: 200,
  body: '<!doctype html><title>Sign in</title>',
  headers: { 'content-type': 'text/html; charset=utf-8' },
};

const REDIRECT: Answer = {
  status: 302,
  body: '',
  headers: { location: 'https://elsewhere.example.test/' },
};

// In the words of kube-apiserver without the feature gate WatchList.
const STREAMED_LISTS_OFF = forbiddenOption(
  'sendInitialEvents',
  'sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled',
);

/** What can go wrong with a cluster, by name. Each lasts until lifted, unless said otherwise. */
export class Faults {
  readonly #troubles = new Set<Trouble>();
  readonly #dropped: (string | undefined)[] = [];
  readonly #lifts = new Set<Lift>();
  #skew = 0;

  constructor(private readonly faulty: Faulty) {}

  /** The next change, of any kind or of one, is told to no watch; who lists or resumes, sees it. Once. */
  dropNextEvent(plural?: string): void {
    this.#dropped.push(plural);
  }

  /** No watch can resume and no list continue from before now. Open watches stay open. */
  expireHistory(): void {
    this.faulty.store.expireHistory();
  }

  /** Ends all open watches: in good order, or with their connections. Once. */
  cutWatches({ abruptly = false }: { abruptly?: boolean } = {}): void {
    if (abruptly) this.faulty.link.cut();
    else for (const watch of [...this.faulty.watches]) watch.end();
  }

  /** Deletes the definition of a kind, and with it all objects of it. Returns how to apply it again. */
  removeKind(plural: string): Lift {
    const resource = this.#served(plural);
    this.faulty.store.removeKind(resource);
    this.#endWatchesOf(resource);
    return this.#liftedByClear(() => this.faulty.store.installKind(resource));
  }

  /** Serves a kind in another version, and no longer in the one before. */
  serveAs(plural: string, version: string): void {
    const resource = this.#served(plural);
    this.faulty.store.serveAs(resource, version);
    this.#endWatchesOf(resource);
  }

  /** Answers with this code, whoever asks. */
  refuse(code: RefusalCode, scope: FaultScope = {}): Lift {
    return this.#begin({ ...scope, answer: () => refusal(code) });
  }

  /** Connections stay open and nothing gets through, not even a ping's answer; what was sent arrives afterwards. */
  silence(): Lift {
    this.faulty.link.stall();
    return () => this.faulty.link.flow();
  }

  /** As if the server had been killed: connections end and its port refuses others. What is in the cluster goes on. */
  vanish(): Lift {
    this.faulty.link.vanish();
    return () => this.faulty.link.flow();
  }

  /** Open watches get a line that is not JSON, and answers are a web page with status 200. */
  garbage(scope: FaultScope = {}): Lift {
    for (const watch of this.faulty.watches) watch.sendGarbage('<html>');
    return this.#begin({
      ...scope,
      answer: () => ({ status: 200, body: '<html>Sign in</html>' }),
    });
  }

  /** Answers are a page that asks people to sign in, with status 200. */
  signInPage(scope: FaultScope = {}): Lift {
    return this.#begin({ ...scope, answer: () => SIGN_IN_PAGE });
  }

  /** Answers point elsewhere. */
  redirect(scope: FaultScope = {}): Lift {
    return this.#begin({ ...scope, answer: () => REDIRECT });
  }

  /** Answers are torn off in the middle, and so are open watches, in the middle of a line. */
  truncate(scope: FaultScope = {}): Lift {
    for (const watch of [...this.faulty.watches]) watch.tearOff();
    return this.#begin({ ...scope, cutsAnswers: true });
  }

  /** Lists have nothing in them, as those of a server that was restored from nothing. */
  emptyLists(scope: FaultScope = {}): Lift {
    return this.#begin({ ...scope, emptiesLists: true });
  }

  /** The network lets so many bytes a second through, each way and on each connection. */
  slow(bytesPerSecond: number): Lift {
    this.faulty.link.dribble(bytesPerSecond);
    return () => this.faulty.link.flow();
  }

  /** All objects of a kind are written so many times, at once. Once. */
  storm({ plural = 'rollouts', times = 100 } = {}): void {
    const { store } = this.faulty;
    const resource = this.#served(plural);
    for (let time = 0; time < times; time += 1) {
      for (const { name, namespace } of store.kept(resource)) {
        store.update({ resource, name, namespace }, 'main', current => ({
          ...current,
          metadata: {
            ...current.metadata,
            annotations: {
              ...current.metadata.annotations,
              [STORM]: String(time),
            },
          },
        }));
      }
    }
  }

  /** Connections are to be replaced, as a server asks that spreads its clients. What is open on them goes on. Once. */
  goAway(): void {
    this.faulty.goAway();
  }

  /** The server's own clock is off, as its answers say. */
  skewClock(ms: number): Lift {
    this.#skew = ms;
    return () => {
      this.#skew = 0;
    };
  }

  /** For the server: by how many milliseconds its clock is off. */
  get skew(): number {
    return this.#skew;
  }

  /** Takes no watch that begins with a list, as a server on which that is turned off. */
  refuseStreamedLists(): Lift {
    return this.#begin({
      matching: asksForStreamedList,
      answer: () => ({ status: 422, body: STREAMED_LISTS_OFF.status }),
    });
  }

  /** As a server that has never heard of watches that begin with a list: they never say where it is over. */
  overlookStreamedLists(): Lift {
    return this.#begin({
      matching: asksForStreamedList,
      overlooks: ['sendInitialEvents', 'resourceVersionMatch'],
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
    for (const lift of [...this.#lifts]) lift();
    this.#skew = 0;
    this.faulty.link.flow();
  }

  /** For the server: what this request is to suffer. Counts it, and takes from its query what is overlooked. */
  meet(request: SeenRequest): Suffering {
    let delay = 0;
    let answer: Answer | undefined;
    let isCut = false;
    let isEmptied = false;
    for (const trouble of [...this.#troubles]) {
      const { matching, times } = trouble;
      if (matching && !matching(request)) continue;
      if (times !== undefined) {
        trouble.times = times - 1;
        if (times <= 1) this.#troubles.delete(trouble);
      }
      delay += trouble.delay ?? 0;
      answer ??= trouble.answer?.();
      isCut ||= trouble.cutsAnswers ?? false;
      isEmptied ||= trouble.emptiesLists ?? false;
      trouble.overlooks?.forEach(name => request.query.delete(name));
    }
    return { delay, isCut, isEmptied, ...(answer && { answer }) };
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

  #liftedByClear(lift: Lift): Lift {
    const once = () => {
      if (this.#lifts.delete(once)) lift();
    };
    this.#lifts.add(once);
    return once;
  }

  #served(plural: string): Resource {
    const resource = this.faulty.store.resource(plural);
    if (!resource) throw new Error(`no ${plural} are served`);
    return resource;
  }

  #endWatchesOf(resource: Resource): void {
    for (const watch of [...this.faulty.watches]) {
      if (watch.resource === resource) watch.end();
    }
  }

  #begin(trouble: Trouble): Lift {
    this.#troubles.add(trouble);
    return () => this.#troubles.delete(trouble);
  }
}

function asksForStreamedList({ query }: SeenRequest): boolean {
  return query.has('sendInitialEvents');
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
    case 410:
      return {
        status: 410,
        body: ApiError.expired('The resourceVersion is too old.').status,
      };
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
    case 502:
    case 503:
    case 504:
      // A proxy's own words, when there is no server behind it.
      return { status: code, body: 'no healthy upstream\n' };
  }
}
