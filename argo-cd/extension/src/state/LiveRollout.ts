import { detailOf } from '@rollouts-portal/plugin-rollouts-common';

import type { ArgoCdApi } from '../argocd/ArgoCdApi';
import type { Resource } from '../argocd/extensionProps';
import { ReadProblem } from '../argocd/ReadProblem';
import type { ResourceRef, TreeNode } from '../argocd/TreeNode';
import { relatedNodes } from '../model/relatedNodes';
import { rolloutState, type Related } from '../model/rolloutState';
import type { LiveState } from '../model/LiveState';
import { RelatedReader } from './RelatedReader';
import type { Waiting } from './waiting';

// A controller writes its status every few seconds while something moves, and Argo CD does not tell of it.
const WHILE_MOVING_MS = 5_000;
const AT_REST_MS = 30_000;
// The tree changes several times a second while pods come and go.
const AT_LEAST_MS = 1_000;

const NOTHING: Related = { objects: [], missing: new Set() };

/** Follows one Rollout or Canary for as long as its tab is open. */
export class LiveRollout {
  readonly #api: Pick<ArgoCdApi, 'resource' | 'events'>;
  readonly #waiting: Waiting;
  readonly #publish: (state: LiveState) => void;
  readonly #related: RelatedReader;
  #resource: Resource;
  #nodes: readonly TreeNode[];
  #state: LiveState;
  #wake: () => void = () => {};

  /** @param publish - hears of each new state; not of the one that it begins with */
  constructor({
    resource,
    nodes,
    api,
    waiting,
    publish,
  }: {
    resource: Resource;
    nodes: readonly TreeNode[];
    api: Pick<ArgoCdApi, 'resource' | 'events'>;
    waiting: Waiting;
    publish(state: LiveState): void;
  }) {
    this.#api = api;
    this.#waiting = waiting;
    this.#publish = publish;
    this.#related = new RelatedReader(api);
    this.#resource = resource;
    this.#nodes = nodes;
    this.#state = beginning(resource, waiting.now());
  }

  get state(): LiveState {
    return this.#state;
  }

  /** What Argo CD hands over now; it is read at once when that tells of something new. */
  update(resource: Resource, nodes: readonly TreeNode[]): void {
    const before = fingerprint(this.#resource, this.#nodes);
    this.#resource = resource;
    this.#nodes = nodes;
    if (fingerprint(resource, nodes) !== before) this.#wake();
  }

  /** Resolves when the signal has aborted; nothing is published after that. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#read(signal);
      } catch (error) {
        if (signal.aborted) return;
        throw error;
      }
      await this.#pause(signal);
    }
  }

  async #read(signal: AbortSignal): Promise<void> {
    const resource = this.#resource;
    const nodes = this.#nodes;
    const at = this.#waiting.now();
    try {
      const object = await this.#api.resource(refOf(resource), signal);
      const reading = await this.#related.read(
        resource,
        relatedNodes(resource, nodes),
        signal,
      );
      const derived = derive(object, reading.related);
      this.#tell(
        'because' in derived
          ? derived
          : {
              what: 'known',
              detail: derived.detail,
              readAt: at,
              isComplete: true,
              missing: reading.missing,
            },
        signal,
      );
    } catch (error) {
      if (!(error instanceof ReadProblem)) throw error;
      if (this.#state.what === 'known') {
        this.#tell({ ...this.#state, stale: error }, signal);
      }
    }
  }

  #tell(state: LiveState, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#state = state;
    this.#publish(state);
  }

  async #pause(signal: AbortSignal): Promise<void> {
    const woken = new AbortController();
    const stop = () => woken.abort();
    signal.addEventListener('abort', stop);
    this.#wake = stop;
    await this.#waiting.for(AT_LEAST_MS, signal);
    await this.#waiting.for(this.#interval() - AT_LEAST_MS, woken.signal);
    signal.removeEventListener('abort', stop);
    await this.#waiting.untilVisible(signal);
  }

  #interval(): number {
    const isAtRest =
      this.#state.what === 'known' && this.#state.detail.phase === 'Healthy';
    return isAtRest ? AT_REST_MS : WHILE_MOVING_MS;
  }
}

/** Argo CD has read the object a moment ago, so the first picture needs no request. */
function beginning(resource: Resource, now: number): LiveState {
  const derived = derive(resource, NOTHING);
  return 'because' in derived
    ? derived
    : {
        what: 'known',
        detail: derived.detail,
        readAt: now,
        isComplete: false,
        missing: [],
      };
}

type Derived =
  | Extract<LiveState, { what: 'unreadable' }>
  | Pick<Extract<LiveState, { what: 'known' }>, 'detail'>;

function derive(object: unknown, related: Related): Derived {
  try {
    return { detail: detailOf(rolloutState(object, related)) };
  } catch (error) {
    return {
      what: 'unreadable',
      because: error instanceof Error ? error.message : String(error),
    };
  }
}

/** Argo CD sends the whole tree whenever anything in the Application changes. */
function fingerprint(resource: Resource, nodes: readonly TreeNode[]): string {
  return [
    resource.metadata.resourceVersion,
    ...relatedNodes(resource, nodes).map(
      ({ uid, resourceVersion }) => `${uid}@${resourceVersion}`,
    ),
  ].join();
}

function refOf({ apiVersion, kind, metadata }: Resource): ResourceRef {
  const [group = '', version = ''] = apiVersion.split('/');
  return {
    group,
    version,
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
  };
}
