import { ONLY_SHOWN } from '../../actions/onlyShown';
import type {
  Due,
  RolloutSummary,
  WaitingFor,
  Weights,
} from '../../api/rolloutSchema';
import type { DerivedSummary } from '../../model/Derived';
import { sentence, type Sentence } from '../../model/Sentence';
import { instantAfter } from '../object/instantAfter';
import { explainWorkload } from './explainWorkload';
import { rolloutStatus } from './rolloutStatus';
import type { WorkloadFacts, WorkloadKind } from './WorkloadFacts';

/** A busy controller, or one that is replaced, is later than 2 s. */
const PATIENCE_SECONDS = 60;

/** As the wire names it. */
export const WORKLOAD_PROVIDER: Record<
  WorkloadKind,
  RolloutSummary['provider']
> = {
  Deployment: 'deployment',
  StatefulSet: 'statefulset',
  DaemonSet: 'daemonset',
};

const STRATEGY: Record<WorkloadFacts['strategy'], RolloutSummary['strategy']> =
  {
    RollingUpdate: 'rollingUpdate',
    Recreate: 'recreate',
    OnDelete: 'onDelete',
  };

/** The row of a Deployment, StatefulSet or DaemonSet: pure, without a clock; what changes by itself is in `due`. */
export function deriveWorkloadSummary(facts: WorkloadFacts): DerivedSummary {
  const { status } = facts;
  const explanation = explainWorkload(facts);
  return {
    namespace: facts.namespace,
    name: facts.name,
    kind: facts.kind,
    provider: WORKLOAD_PROVIDER[facts.kind],
    strategy: STRATEGY[facts.strategy],
    uid: facts.uid,
    createdAt: facts.createdAt,
    ...explanation,
    more: moreOf(facts),
    due: dueOf(facts, explanation.waitingFor),
    aborted: false,
    weights: podShare(facts),
    images: [...new Set(facts.images)].map(image => ({ image, roles: [] })),
    revision: facts.revision,
    pods: {
      desired: facts.replicas,
      current: status.replicas,
      updated: status.updated,
      ready: status.ready,
      available: status.available,
    },
    actions: ONLY_SHOWN[facts.kind],
  };
}

/** Pods, not traffic: nobody splits traffic here. */
function podShare({ replicas, status }: WorkloadFacts): Weights {
  const share =
    replicas > 0
      ? Math.trunc((Math.min(status.updated, replicas) * 100) / replicas)
      : 100;
  return {
    desired: { value: 100, basis: 'pods' },
    actual: { value: share, basis: 'pods' },
    max: 100,
  };
}

function moreOf(facts: WorkloadFacts): Sentence[] {
  const { kind, partition = 0 } = facts;
  return [
    ...(kind === 'StatefulSet' && partition > 0
      ? [sentence('more-workload-partition', { partition })]
      : []),
    ...(rolloutStatus(facts) === 'deadline-passed'
      ? [sentence('more-workload-no-way-back')]
      : []),
    ...(facts.unreadable ?? []).map(field =>
      sentence('more-unreadable', { field }),
    ),
  ];
}

/**
 * The deadline counts from the last progress; not while paused, and not for pods that are lost after the version was
 * complete (Kubernetes `deployment/util/deployment_util.go`, `DeploymentTimedOut`). It is reported within 2 s (recording
 * 03); a controller that has not a minute later is presumed absent.
 */
function dueOf(
  facts: WorkloadFacts,
  waitingFor: WaitingFor | undefined,
): Due[] {
  const progressing = facts.status.conditions.find(
    ({ type }) => type === 'Progressing',
  );
  if (
    facts.kind !== 'Deployment' ||
    facts.paused ||
    progressing?.status !== 'True' ||
    progressing.reason === 'NewReplicaSetAvailable' ||
    rolloutStatus(facts) === 'complete'
  ) {
    return [];
  }
  const at = instantAfter(
    progressing.lastUpdateTime,
    facts.progressDeadlineSeconds,
  );
  if (at === undefined) return [];
  const absent =
    waitingFor?.what === 'pods'
      ? instantAfter(at, PATIENCE_SECONDS)
      : undefined;
  return [
    { at, what: 'deadline-passes' },
    ...(absent ? [{ at: absent, what: 'controller-absent' as const }] : []),
  ];
}
