import type { AnalysisPhase } from '../status/argo-rollouts/analysis/AnalysisPhase';
import { isAnalysisPhase } from '../status/argo-rollouts/analysis/AnalysisPhase';
import type { PodFacts } from '../status/argo-rollouts/pods/PodFacts';
import type { ReplicaSetHealth } from '../status/argo-rollouts/ReplicaSetFacts';
import type {
  AnalysisRunNode,
  ExperimentNode,
  ReplicaSetNode,
  RevisionNode,
  RolloutTree,
} from '../status/argo-rollouts/tree/RolloutTree';
import { podIcon } from './podIcon';

/** One line of upstream's tree, without its branches. */
export type TreeRow = {
  /** Icon and name. */
  name: string;
  kind: string;
  /** Icon and word. */
  status: string;
  /** Age is counted from here; absent on a line that has none. */
  since?: string;
  info: readonly string[];
  /** Countdown of a ReplicaSet, the last of `info`. */
  scaleDownAt?: string;
  children: readonly TreeRow[];
};

const PHASE_ICON: Record<AnalysisPhase, string> = {
  Successful: '✔',
  Failed: '✖',
  Error: '⚠',
  Inconclusive: '?',
  Running: '◌',
  Pending: '◷',
};

const REPLICA_SET_ICON: Record<ReplicaSetHealth, string> = {
  Healthy: '✔',
  Progressing: '◌',
  ReplicaFailure: '✖',
  ScaledDown: '•',
};

/** The lines below the rollout's own. */
export function treeRows({ revisions }: RolloutTree): TreeRow[] {
  return revisions.map(revisionRow);
}

function revisionRow(node: RevisionNode): TreeRow {
  return {
    name: `# revision:${node.revision}`,
    kind: '',
    status: '',
    info: [],
    children: [
      ...node.replicaSets.map(replicaSetRow),
      ...node.experiments.map(experimentRow),
      ...node.analysisRuns.map(analysisRunRow),
    ],
  };
}

function replicaSetRow(node: ReplicaSetNode): TreeRow {
  const { name, health, createdAt } = node.replicaSet;
  return {
    name: `⧉ ${name}`,
    kind: 'ReplicaSet',
    status: `${REPLICA_SET_ICON[health]} ${health}`,
    since: createdAt,
    info: node.roles,
    ...(node.scaleDownAt ? { scaleDownAt: node.scaleDownAt } : {}),
    children: node.pods.map(podRow),
  };
}

function podRow(pod: PodFacts): TreeRow {
  return {
    name: `□ ${pod.name}`,
    kind: 'Pod',
    status: `${podIcon(pod.status)} ${pod.status}`,
    since: pod.createdAt,
    info: [
      `ready:${pod.ready}/${pod.containers}`,
      ...(pod.restarts > 0 ? [`restarts:${pod.restarts}`] : []),
    ],
    children: [],
  };
}

function experimentRow({
  experiment,
  replicaSets,
  analysisRuns,
}: ExperimentNode): TreeRow {
  return {
    name: `Σ ${experiment.name}`,
    kind: 'Experiment',
    status: phaseText(experiment.phase),
    since: experiment.createdAt,
    info: [],
    children: [
      ...replicaSets.map(replicaSetRow),
      ...analysisRuns.map(analysisRunRow),
    ],
  };
}

function analysisRunRow(node: AnalysisRunNode): TreeRow {
  const counts: [string, number][] = [
    ['✔', node.successful],
    ['✖', node.failed],
    ['?', node.inconclusive],
    ['⚠', node.error],
  ];
  return {
    name: `α ${node.run.name}`,
    kind: 'AnalysisRun',
    status: phaseText(node.run.phase),
    since: node.run.createdAt,
    info: counts.flatMap(([icon, count]) =>
      count > 0 ? [`${icon} ${count}`] : [],
    ),
    children: node.jobs.map(job => ({
      name: `⊞ ${job.name}`,
      kind: 'Job',
      status: phaseText(job.status),
      ...(job.startedAt ? { since: job.startedAt } : {}),
      info: [],
      children: [],
    })),
  };
}

function phaseText(phase: string = ''): string {
  return `${isAnalysisPhase(phase) ? PHASE_ICON[phase] : ' '} ${phase}`;
}
