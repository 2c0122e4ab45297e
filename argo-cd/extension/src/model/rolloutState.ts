import {
  projectAnalysisRun,
  projectCanary,
  projectExperiment,
  projectFlaggerEvent,
  projectReplicaSet,
  projectRollout,
  projectRoute,
  projectWorkload,
  type RolloutState,
} from '@rollouts-portal/plugin-rollouts-common';

/** What was read beside an object. Absent: it could not be, so nothing is said that needs it. */
export type Related = {
  objects: readonly { kind: string; object: unknown }[];
  /** Kinds of which not all could be read. */
  missing: ReadonlySet<string>;
  events?: readonly unknown[];
};

/**
 * The object and what stands beside it in the terms of the derivation that the portal uses.
 *
 * @throws InputError when it is neither a Rollout nor a Canary
 */
export function rolloutState(object: unknown, related: Related): RolloutState {
  return isCanary(object)
    ? canaryState(object, related)
    : argoState(object, related);
}

function argoState(object: unknown, related: Related): RolloutState {
  return {
    provider: 'argo-rollouts',
    facts: projectRollout(object),
    known: {
      replicaSets: ofKind(related, 'ReplicaSet', projectReplicaSet),
      analysisRuns: ofKind(related, 'AnalysisRun', projectAnalysisRun),
      experiments: ofKind(related, 'Experiment', projectExperiment),
    },
  };
}

function canaryState(object: unknown, related: Related): RolloutState {
  const facts = projectCanary(object);
  const { target } = facts;
  const workloads = related.objects.flatMap(({ kind, object: found }) =>
    kind === target?.kind ? [projectWorkload(found)] : [],
  );
  const route = related.objects.find(({ kind }) => kind !== target?.kind);
  const named = (name: string) =>
    workloads.find(workload => workload.name === name);
  return {
    provider: 'flagger',
    facts,
    known: {
      target: target && named(target.name),
      primary: target && named(`${target.name}-primary`),
      route: route && projectRoute(route.object),
      events: related.events
        ?.flatMap(event => {
          const projected = projectFlaggerEvent(event);
          return projected?.canary === facts.name ? [projected.event] : [];
        })
        .sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    },
  };
}

/** Half of them would be worse than none: a share of pods would be wrong. */
function ofKind<Facts>(
  { objects, missing }: Related,
  wanted: string,
  project: (object: unknown) => Facts,
): Facts[] | undefined {
  if (missing.has(wanted)) return undefined;
  return objects.flatMap(({ kind, object }) =>
    kind === wanted ? [project(object)] : [],
  );
}

function isCanary(object: unknown): boolean {
  return (
    typeof object === 'object' &&
    object !== null &&
    'kind' in object &&
    object.kind === 'Canary'
  );
}
