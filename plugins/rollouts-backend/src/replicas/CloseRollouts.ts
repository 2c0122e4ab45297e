import {
  parseRolloutId,
  projectRollout,
  type JournalEntry,
  type RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';

import type { Reflector } from '../cluster/Reflector';
import { reflectIn } from '../cluster/reflectIn';
import type { WatchContext } from '../cluster/WatchContext';

/** The fleet is one. */
export interface FarRollouts {
  facts(id: string): RolloutFacts | undefined;
  note(id: string, entry: JournalEntry): void;
  watch(id: string, listener: () => void): () => void;
}

type Close = {
  reflector: Reflector<RolloutFacts>;
  listeners: Set<() => void>;
  stop(): void;
};

/**
 * Rollouts for whoever has acted on one and waits for the effect. Where another replica watches the cluster, what it
 * sees arrives late, or not at all while it is being replaced; so that one rollout is watched here meanwhile.
 */
export class CloseRollouts implements FarRollouts {
  readonly #close = new Map<string, Close>();

  /** @param contextOf - how to watch something of a cluster; undefined where this replica watches all of it */
  constructor(
    private readonly far: FarRollouts,
    private readonly contextOf: (cluster: string) => WatchContext | undefined,
  ) {}

  facts(id: string): RolloutFacts | undefined {
    const reflector = this.#close.get(id)?.reflector;
    if (!reflector?.synced) return this.far.facts(id);
    const { namespace, name } = parseRolloutId(id);
    return reflector.objects.get(`${namespace}/${name}`);
  }

  note(id: string, entry: JournalEntry): void {
    this.far.note(id, entry);
  }

  watch(id: string, listener: () => void): () => void {
    const leaveFar = this.far.watch(id, listener);
    const close = this.#close.get(id) ?? this.#open(id);
    close?.listeners.add(listener);
    return () => {
      leaveFar();
      if (!close?.listeners.delete(listener)) return;
      if (close.listeners.size === 0) close.stop();
    };
  }

  #open(id: string): Close | undefined {
    const { cluster, namespace, name } = parseRolloutId(id);
    const context = this.contextOf(cluster);
    if (!context) return undefined;
    const listeners = new Set<() => void>();
    const tell = () => listeners.forEach(listener => listener());
    const ended = new AbortController();
    const reflector = reflectIn(
      context,
      {
        apiVersion: 'argoproj.io/v1alpha1',
        plural: 'rollouts',
        query: `fieldSelector=${encodeURIComponent(`metadata.name=${name}`)}`,
        project: object => projectRollout(object),
      },
      namespace,
      { changed: tell, replaced: tell, freshnessChanged: () => {} },
    );
    const close: Close = {
      reflector,
      listeners,
      stop: () => {
        ended.abort();
        this.#close.delete(id);
      },
    };
    this.#close.set(id, close);
    void reflector.run(ended.signal);
    return close;
  }
}
