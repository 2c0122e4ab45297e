import type {
  Analysis,
  Experiment,
  Revision,
  RolloutDetail,
} from '@rollouts-portal/plugin-rollouts-common';

/** A version of a rollout with what belongs to it. */
export type RevisionNode = {
  key: string;
  /** 0: it has none. */
  number: number;
  /** Absent: its ReplicaSet is gone, and what it was measured by is not. */
  revision?: Revision;
  experiments: readonly Experiment[];
  /** Those of its experiments stand below these. */
  runs: readonly Analysis[];
  /** Nobody runs it any more. */
  isOld: boolean;
};

/** The tree of a rollout in the order of `kubectl argo rollouts get rollout`: newest first. */
export function revisionNodes({
  revisions,
  experiments = [],
  analyses = [],
}: Pick<
  RolloutDetail,
  'revisions' | 'experiments' | 'analyses'
>): RevisionNode[] {
  const ofNumber = (number: number) => ({
    number,
    experiments: experiments.filter(({ revision }) => revision === number),
    runs: analyses.filter(
      ({ revision, experiment }) =>
        revision === number && experiment === undefined,
    ),
  });
  const numbers = new Set(revisions.map(({ revision }) => revision));
  const gone = new Set(
    [...experiments, ...analyses]
      .map(({ revision }) => revision)
      .filter(number => number > 0 && !numbers.has(number)),
  );
  const nodes: RevisionNode[] = revisions.map(revision => ({
    ...(revision.revision > 0
      ? ofNumber(revision.revision)
      : { number: 0, experiments: [], runs: [] }),
    key: revision.name,
    revision,
    isOld: revision.roles.length === 0 && revision.replicas === 0,
  }));
  if (gone.size === 0) return nodes;
  return [
    ...nodes,
    ...[...gone].map(number => ({
      ...ofNumber(number),
      key: `revision ${number}`,
      isOld: true,
    })),
  ].sort((a, b) => b.number - a.number);
}
