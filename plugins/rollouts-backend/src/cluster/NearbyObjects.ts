import {
  projectAnalysisRun,
  projectExperiment,
  projectReplicaSet,
  type AnalysisRunFacts,
  type ExperimentFacts,
  type Known,
  type ReplicaSetFacts,
  type RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';

import { NamespaceWatches } from './NamespaceWatches';
import type { ObservedChange } from './ObservedObjects';
import type { Reflector } from './Reflector';
import { reflectIn, type ApiKind } from './reflectIn';
import type { WatchContext } from './WatchContext';

export type NearbyObjectsOptions = {
  context: WatchContext;
  /** What is known beside the rollouts with these uids may read differently now. */
  onChange(rolloutUids: Iterable<string>): void;
  /** Namespaces watched at a time. */
  cap: number;
  /** How long a namespace stays watched after its last rollout came to rest: the old ReplicaSet is still going down. */
  releaseAfter: number;
};

const REPLICA_SETS: ApiKind<ReplicaSetFacts> = {
  apiVersion: 'apps/v1',
  plural: 'replicasets',
  // Only those that a Rollout made.
  query: 'labelSelector=rollouts-pod-template-hash',
  project: projectReplicaSet,
};

const ANALYSIS_RUNS: ApiKind<AnalysisRunFacts> = {
  apiVersion: 'argoproj.io/v1alpha1',
  plural: 'analysisruns',
  project: projectAnalysisRun,
};

const EXPERIMENTS: ApiKind<ExperimentFacts> = {
  apiVersion: 'argoproj.io/v1alpha1',
  plural: 'experiments',
  project: projectExperiment,
};

type ByOwner = Map<string, Map<string, ReplicaSetFacts>>;

type Nearby = {
  replicaSets: Reflector<ReplicaSetFacts>;
  byOwner: ByOwner;
  analysisRuns: Reflector<AnalysisRunFacts>;
  experiments: Reflector<ExperimentFacts>;
};

/**
 * Watches the ReplicaSets, AnalysisRuns and Experiments of those namespaces in which a rollout is in flight or looked
 * at.
 */
export class NearbyObjects {
  readonly #namespaces: NamespaceWatches<Nearby>;

  constructor(
    private readonly options: NearbyObjectsOptions,
    signal: AbortSignal,
  ) {
    this.#namespaces = new NamespaceWatches(
      {
        ...options,
        timing: options.context.timing,
        open: namespace => this.#open(namespace),
        closed: uids => options.onChange(uids),
      },
      signal,
    );
  }

  /** Whether what is beside this rollout is needed now; to be told after each of its changes. */
  need(rollout: RolloutFacts, isNeeded: boolean): void {
    this.#namespaces.need(rollout, isNeeded);
  }

  /** What of it is not known yet, or may not be, is absent. */
  of(rollout: RolloutFacts): Known {
    const nearby = this.#namespaces.get(rollout.namespace);
    if (!nearby) return {};
    const { replicaSets, byOwner, analysisRuns, experiments } = nearby;
    return {
      ...(replicaSets.synced && {
        replicaSets: ownersWithin(rollout, experiments).flatMap(uid => [
          ...(byOwner.get(uid)?.values() ?? []),
        ]),
      }),
      ...(analysisRuns.synced && { analysisRuns: allOf(analysisRuns) }),
      ...(experiments.synced && { experiments: allOf(experiments) }),
    };
  }

  /** Resolves when all watches have ended, which they do when the signal aborts. */
  ended(): Promise<void> {
    return this.#namespaces.ended();
  }

  #open(namespace: string) {
    const { context, onChange } = this.options;
    const byOwner: ByOwner = new Map();
    // Also those without any: that is known now.
    const tellAll = () => onChange(this.#namespaces.needing(namespace));
    const freshnessChanged = () => {};
    const replicaSets = reflectIn(context, REPLICA_SETS, namespace, {
      changed: change => {
        const owners = index(byOwner, change);
        if (!replicaSets.synced) return;
        onChange(owners);
        if ((change.after ?? change.before)?.experiment !== undefined)
          tellAll();
      },
      replaced: tellAll,
      freshnessChanged,
    });
    // Owned through an Experiment, too, so all rollouts of the namespace are told; few of them are in flight.
    const analysisRuns = reflectIn(context, ANALYSIS_RUNS, namespace, {
      changed: () => analysisRuns.synced && tellAll(),
      replaced: tellAll,
      freshnessChanged,
    });
    const experiments = reflectIn(context, EXPERIMENTS, namespace, {
      changed: () => experiments.synced && tellAll(),
      replaced: tellAll,
      freshnessChanged,
    });
    return {
      watched: { replicaSets, byOwner, analysisRuns, experiments },
      run: async (signal: AbortSignal) => {
        await Promise.all([
          replicaSets.run(signal),
          analysisRuns.run(signal),
          experiments.run(signal),
        ]);
      },
    };
  }
}

/** The rollout and its Experiments, which own ReplicaSets, too. */
function ownersWithin(
  { uid }: RolloutFacts,
  experiments: Reflector<ExperimentFacts>,
): string[] {
  return [
    uid,
    ...allOf(experiments)
      .filter(({ ownerUids }) => ownerUids.includes(uid))
      .map(experiment => experiment.uid),
  ];
}

function allOf<Facts>({ objects }: Reflector<Facts>): Facts[] {
  return [...objects.entries()].map(([, facts]) => facts);
}

function index(
  byOwner: ByOwner,
  { before, after }: ObservedChange<ReplicaSetFacts>,
): Set<string> {
  const owners = new Set<string>();
  if (before?.ownerUid !== undefined) {
    byOwner.get(before.ownerUid)?.delete(before.uid);
    if (byOwner.get(before.ownerUid)?.size === 0) {
      byOwner.delete(before.ownerUid);
    }
    owners.add(before.ownerUid);
  }
  if (after?.ownerUid !== undefined) {
    const own = byOwner.get(after.ownerUid) ?? new Map();
    own.set(after.uid, after);
    byOwner.set(after.ownerUid, own);
    owners.add(after.ownerUid);
  }
  return owners;
}
