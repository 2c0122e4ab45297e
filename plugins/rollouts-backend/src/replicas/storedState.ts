import type { RolloutState } from '@rollouts-portal/plugin-rollouts-common';

/**
 * What other replicas need of a rollout: not its pods, which whoever has a viewer watches for itself, and of what is
 * watched by namespace only what is the rollout's own.
 */
export function storedState(state: RolloutState): RolloutState {
  switch (state.provider) {
    case 'workload':
      // Nothing beside it is known but for viewers.
      return { provider: 'workload', facts: state.facts };
    case 'flagger': {
      const { target, primary, route, events } = state.known;
      return { ...state, known: { target, primary, route, events } };
    }
    default:
      return { ...state, known: ownOf(state) };
  }
}

type Argo = Extract<RolloutState, { provider: 'argo-rollouts' }>;

function ownOf({ facts, known }: Argo): Argo['known'] {
  const { journal, replicaSets, analysisRuns, experiments } = known;
  const own = experiments?.filter(({ ownerUids }) =>
    ownerUids.includes(facts.uid),
  );
  const owners = new Set([facts.uid, ...(own ?? []).map(({ uid }) => uid)]);
  return {
    ...(journal && { journal }),
    ...(replicaSets && { replicaSets }),
    ...(analysisRuns && {
      analysisRuns: analysisRuns.filter(({ ownerUids }) =>
        ownerUids.some(uid => owners.has(uid)),
      ),
    }),
    ...(own && { experiments: own }),
  };
}
