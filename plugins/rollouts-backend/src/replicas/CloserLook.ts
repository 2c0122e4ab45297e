import type { RolloutState } from '@rollouts-portal/plugin-rollouts-common';

import { NearbyObjects } from '../cluster/NearbyObjects';
import type { OpenLimits } from '../cluster/OpenLimits';
import { OpenPods } from '../cluster/OpenPods';
import type { WatchContext } from '../cluster/WatchContext';
import { podSourcesOfState } from './podSourcesOfState';

export type CloserLookOptions = {
  cluster: string;
  context: WatchContext;
  limits: OpenLimits;
  /** Namespaces watched more closely at a time. */
  cap: number;
  releaseAfter: number;
  /** By the uid of the rollout. */
  stateOf(uid: string): RolloutState | undefined;
  onChange(uid: string): void;
};

/**
 * What people look at in a cluster that another replica watches: its pods and, of a Rollout, what stands beside it.
 * No replica can know who looks at the others, so each watches for its own viewers.
 */
export class CloserLook {
  readonly #pods: OpenPods;
  readonly #nearby: NearbyObjects;
  readonly #viewers = new Map<string, number>();

  constructor(
    private readonly options: CloserLookOptions,
    signal: AbortSignal,
  ) {
    const { context, cap, releaseAfter, onChange, stateOf } = options;
    this.#pods = new OpenPods(
      {
        ...options,
        sources: uid => {
          const state = stateOf(uid);
          return state ? podSourcesOfState(state) : [];
        },
        onChange,
      },
      signal,
    );
    this.#nearby = new NearbyObjects(
      {
        context,
        cap,
        releaseAfter,
        onChange: uids => [...uids].forEach(onChange),
      },
      signal,
    );
  }

  look(uid: string, viewer: string): () => void {
    this.#count(uid, 1);
    const leavePods = this.#pods.look(uid, viewer);
    let isLooking = true;
    return () => {
      if (isLooking) this.#count(uid, -1);
      isLooking = false;
      leavePods();
    };
  }

  /** To be told when another state of it has arrived. */
  refresh(uid: string): void {
    this.#pods.refresh(uid);
  }

  /** To be told when it is no more. */
  gone(state: RolloutState): void {
    if (state.provider === 'argo-rollouts') {
      this.#nearby.need(state.facts, false);
    }
  }

  /** The state with what is seen of it here. */
  deepen(state: RolloutState): RolloutState {
    const pods = this.#pods.of(state.facts.uid);
    switch (state.provider) {
      case 'workload':
        return { ...state, known: pods };
      case 'flagger':
        return { ...state, known: { ...state.known, ...pods } };
      default:
        return {
          ...state,
          known: { ...state.known, ...this.#nearby.of(state.facts), ...pods },
        };
    }
  }

  #count(uid: string, more: 1 | -1): void {
    const viewers = (this.#viewers.get(uid) ?? 0) + more;
    if (viewers > 0) this.#viewers.set(uid, viewers);
    else this.#viewers.delete(uid);
    const state = this.options.stateOf(uid);
    if (state?.provider === 'argo-rollouts') {
      this.#nearby.need(state.facts, viewers > 0);
    }
  }
}
