import {
  projectPod,
  projectReplicaSet,
  type KnownPods,
  type PodFacts,
  type PodWatch,
  type ReplicaSetFacts,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';

import type { OpenLimits, OpenWatch } from './OpenLimits';
import type { Reflector } from './Reflector';
import { reflectIn, type ApiKind } from './reflectIn';
import type { WatchContext } from './WatchContext';

/** Where the pods of a rollout are. */
export type PodSource = {
  namespace: string;
  /** In the words of the API. */
  selector: string;
  /** Whether the ReplicaSets between workload and pods are to be read here, too. */
  withReplicaSets: boolean;
};

export type OpenPodsOptions = {
  cluster: string;
  context: WatchContext;
  limits: OpenLimits;
  /** How long its pods stay watched after the last viewer has left: many come back. */
  releaseAfter: number;
  /** Undefined: not known yet. */
  sources(uid: string): readonly PodSource[] | undefined;
  /** What is known of the pods of this rollout may be another. */
  onChange(uid: string): void;
};

type Lease = {
  watch: OpenWatch;
  /** What it was opened for, as a text. */
  sources: string;
  pods: readonly Reflector<PodFacts>[];
  replicaSets: readonly Reflector<ReplicaSetFacts>[];
  ended: AbortController;
};

type Look = {
  /** How often each looks. */
  viewers: Map<string, number>;
  refused?: Sentence;
  lease?: Lease;
  /** Present while it waits to be released. */
  release?: AbortController;
};

/**
 * Watches the pods of those rollouts that somebody looks at: once per rollout, shared by its viewers, released a while
 * after the last has left. Over the limits nothing is known, and said so.
 */
export class OpenPods {
  /** By the uid of the rollout. */
  readonly #looks = new Map<string, Look>();
  readonly #running = new Set<Promise<void>>();

  constructor(
    private readonly options: OpenPodsOptions,
    private readonly signal: AbortSignal,
  ) {
    const stop = options.limits.onRoom(() => this.#tryAgain());
    signal.addEventListener('abort', stop, { once: true });
  }

  /** @returns how to stop looking */
  look(uid: string, viewer: string): () => void {
    const look: Look = this.#looks.get(uid) ?? { viewers: new Map() };
    this.#looks.set(uid, look);
    look.viewers.set(viewer, (look.viewers.get(viewer) ?? 0) + 1);
    this.#adjust(uid);
    let isLooking = true;
    return () => {
      if (isLooking) this.#leave(uid, look, viewer);
      isLooking = false;
    };
  }

  /** To be told when the sources of a rollout may be others. */
  refresh(uid: string): void {
    if (this.#looks.has(uid)) this.#adjust(uid);
  }

  /** Empty while nobody looks. */
  of(uid: string): KnownPods {
    const look = this.#looks.get(uid);
    if (look?.refused) {
      return { podWatch: { state: 'capped', because: look.refused } };
    }
    if (!look?.lease) {
      const isToCome = look && this.options.sources(uid) === undefined;
      return isToCome ? { podWatch: { state: 'reading' } } : {};
    }
    const { pods, replicaSets } = look.lease;
    const podWatch = watchState([...pods, ...replicaSets]);
    if (podWatch.state !== 'known') return { podWatch };
    return {
      podWatch,
      pods: allOf(pods),
      ...(replicaSets.length > 0 && { replicaSets: allOf(replicaSets) }),
    };
  }

  /** Resolves when all watches have ended, which they do when the signal aborts. */
  async ended(): Promise<void> {
    await Promise.all(this.#running);
  }

  #leave(uid: string, look: Look, viewer: string): void {
    const left = (look.viewers.get(viewer) ?? 0) - 1;
    if (left > 0) look.viewers.set(viewer, left);
    else look.viewers.delete(viewer);
    this.#adjust(uid);
    this.options.limits.viewersChanged();
  }

  #tryAgain(): void {
    for (const [uid, { refused }] of this.#looks) {
      if (refused) this.#adjust(uid);
    }
  }

  #adjust(uid: string): void {
    const look = this.#looks.get(uid);
    if (!look || this.signal.aborted) return;
    if (look.viewers.size === 0) {
      if (!look.lease) this.#looks.delete(uid);
      else if (!look.release) this.#releaseLater(uid, look);
      return;
    }
    look.release?.abort();
    delete look.release;
    const sources = this.options.sources(uid) ?? [];
    if (look.lease && look.lease.sources !== JSON.stringify(sources)) {
      this.#close(look);
    }
    if (!look.lease && sources.length > 0) this.#open(uid, look, sources);
  }

  #releaseLater(uid: string, look: Look): void {
    const { timing } = this.options.context;
    const release = new AbortController();
    look.release = release;
    timing
      .sleep(
        this.options.releaseAfter,
        AbortSignal.any([release.signal, this.signal]),
      )
      .then(
        () => this.#forget(uid, look),
        () => {},
      );
  }

  #forget(uid: string, look: Look): void {
    look.release?.abort();
    this.#looks.delete(uid);
    this.#close(look);
    this.options.onChange(uid);
  }

  #open(uid: string, look: Look, sources: readonly PodSource[]): void {
    const { cluster, context, limits, onChange } = this.options;
    const watch: OpenWatch = {
      cluster,
      viewers: () => new Set(look.viewers.keys()),
      close: () => this.#forget(uid, look),
    };
    const { code: refusedBefore } = look.refused ?? {};
    look.refused = limits.admit(watch);
    if (look.refused) {
      if (look.refused.code !== refusedBefore) onChange(uid);
      return;
    }
    const tell = () => onChange(uid);
    const listener = { changed: tell, replaced: tell, freshnessChanged: tell };
    const pods = sources.map(({ namespace, selector }) =>
      reflectIn(context, podsBy(selector), namespace, listener),
    );
    const replicaSets = sources
      .filter(({ withReplicaSets }) => withReplicaSets)
      .map(({ namespace, selector }) =>
        reflectIn(context, replicaSetsBy(selector), namespace, listener),
      );
    const ended = new AbortController();
    look.lease = {
      watch,
      sources: JSON.stringify(sources),
      pods,
      replicaSets,
      ended,
    };
    this.#run([...pods, ...replicaSets], ended.signal);
    onChange(uid);
  }

  #run(
    reflectors: readonly { run(signal: AbortSignal): Promise<void> }[],
    ended: AbortSignal,
  ): void {
    const signal = AbortSignal.any([this.signal, ended]);
    for (const reflector of reflectors) {
      const running = reflector.run(signal);
      this.#running.add(running);
      running.finally(() => this.#running.delete(running)).catch(() => {});
    }
  }

  #close(look: Look): void {
    const { lease } = look;
    if (!lease) return;
    delete look.lease;
    lease.ended.abort();
    this.options.limits.release(lease.watch);
  }
}

function podsBy(selector: string): ApiKind<PodFacts> {
  return {
    apiVersion: 'v1',
    plural: 'pods',
    query: `labelSelector=${encodeURIComponent(selector)}`,
    project: projectPod,
  };
}

function replicaSetsBy(selector: string): ApiKind<ReplicaSetFacts> {
  return {
    apiVersion: 'apps/v1',
    plural: 'replicasets',
    query: `labelSelector=${encodeURIComponent(selector)}`,
    project: projectReplicaSet,
  };
}

/** Known only when all of it is; what was known once stays so while the cluster is out of reach. */
function watchState(
  reflectors: readonly Pick<Reflector<unknown>, 'freshness' | 'synced'>[],
): PodWatch {
  for (const reflector of reflectors) {
    const { state, problem } = reflector.freshness();
    if (state === 'denied') return { state, because: problem };
    if (!reflector.synced) {
      return problem
        ? { state: 'failed', because: problem }
        : { state: 'reading' };
    }
  }
  return { state: 'known' };
}

function allOf<Facts>(reflectors: readonly Reflector<Facts>[]): Facts[] {
  return reflectors.flatMap(({ objects }) =>
    [...objects.entries()].map(([, facts]) => facts),
  );
}
