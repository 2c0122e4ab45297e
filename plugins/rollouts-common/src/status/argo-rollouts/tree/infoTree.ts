import { instantAfter } from '../../object/instantAfter';
import type { AnalysisRunFacts } from '../analysis/AnalysisRunFacts';
import type { Known } from '../Known';
import { replicaSetRoles } from '../replicaSetRoles';
import type { RolloutFacts } from '../RolloutFacts';
import { byName } from './byName';
import { jobsOf } from './jobsOf';
import type {
  AnalysisRunNode,
  ExperimentNode,
  ReplicaSetNode,
  RolloutTree,
} from './RolloutTree';

/**
 * All that belongs to a rollout, in the order in which upstream shows it. Ownership is by uid alone; what is not known
 * is not in it.
 */
export function infoTree(facts: RolloutFacts, known: Known): RolloutTree {
  const replicaSets = replicaSetsOf(facts.uid, facts, known);
  const experiments = experimentsOf(facts, known);
  const analysisRuns = analysisRunsOf(facts.uid, known);
  const revisions = new Set([
    ...replicaSets.map(({ replicaSet }) => replicaSet.revision),
    ...experiments.map(({ experiment }) => experiment.revision),
    ...analysisRuns.map(({ run }) => run.revision),
  ]);
  return {
    revisions: [...revisions]
      .sort((a, b) => b - a)
      .map(revision => ({
        revision,
        replicaSets: replicaSets.filter(
          ({ replicaSet }) => replicaSet.revision === revision,
        ),
        experiments: experiments.filter(
          ({ experiment }) => experiment.revision === revision,
        ),
        analysisRuns: analysisRuns.filter(
          ({ run }) => run.revision === revision,
        ),
      })),
  };
}

function replicaSetsOf(
  ownerUid: string,
  facts: RolloutFacts,
  { replicaSets = [], pods = [] }: Known,
): ReplicaSetNode[] {
  return replicaSets
    .filter(replicaSet => replicaSet.ownerUid === ownerUid)
    .sort((a, b) => b.revision - a.revision || byName(a, b))
    .map(replicaSet => ({
      replicaSet,
      roles: replicaSetRoles(replicaSet, facts),
      scaleDownAt: instantAfter(replicaSet.scaleDownDeadline, 0),
      pods: pods
        .filter(({ ownerUids }) => ownerUids.includes(replicaSet.uid))
        .sort((a, b) => byCreation(a, b) || byName(a, b)),
    }));
}

function experimentsOf(facts: RolloutFacts, known: Known): ExperimentNode[] {
  return (known.experiments ?? [])
    .filter(({ ownerUids }) => ownerUids.includes(facts.uid))
    .sort((a, b) => byCreation(a, b) || byName(a, b))
    .map(experiment => ({
      experiment,
      replicaSets: replicaSetsOf(experiment.uid, facts, known),
      analysisRuns: analysisRunsOf(experiment.uid, known),
    }));
}

function analysisRunsOf(ownerUid: string, known: Known): AnalysisRunNode[] {
  return (known.analysisRuns ?? [])
    .filter(({ ownerUids }) => ownerUids.includes(ownerUid))
    .sort((a, b) => byCreation(a, b) || byName(b, a))
    .map(run => ({
      run,
      successful: sum(run, 'successful'),
      failed: sum(run, 'failed'),
      inconclusive: sum(run, 'inconclusive'),
      error: sum(run, 'error'),
      jobs: jobsOf(run),
    }));
}

function sum(
  { metrics }: AnalysisRunFacts,
  counter: 'successful' | 'failed' | 'inconclusive' | 'error',
): number {
  return metrics.reduce((total, { counters }) => total + counters[counter], 0);
}

/** Creation times are whole seconds in UTC, all written alike: their texts sort as they do. */
function byCreation(
  a: { readonly createdAt: string },
  b: { readonly createdAt: string },
): number {
  if (a.createdAt === b.createdAt) return 0;
  return a.createdAt < b.createdAt ? -1 : 1;
}
