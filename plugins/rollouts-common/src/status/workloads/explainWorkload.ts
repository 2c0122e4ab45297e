import type { WaitingFor } from '../../api/rolloutSchema';
import type { Phase } from '../../model/Phase';
import { sentence, type Sentence } from '../../model/Sentence';
import { durationText } from '../object/durationText';
import { rolloutStatus, type RolloutStatus } from './rolloutStatus';
import type { WorkloadCondition, WorkloadFacts } from './WorkloadFacts';

export type WorkloadExplanation = {
  phase: Phase;
  /** The controller's own text, unchanged. */
  message?: string;
  why: Sentence;
  waitingFor?: WaitingFor;
  /** When it came into its phase, where a condition tells. */
  since?: string;
};

// From these the phase follows; with one of them unread, a damaged object could look like a healthy one.
const FROM = ['spec', 'status'];

/**
 * What a workload is doing, and why. The order is that of `kubectl rollout status`, after what kubectl does not look
 * at: a pause by hand, and pods that cannot be created.
 */
export function explainWorkload(facts: WorkloadFacts): WorkloadExplanation {
  const unread = facts.unreadable?.find(path =>
    FROM.some(part => path === part || path.startsWith(`${part}.`)),
  );
  if (unread !== undefined) {
    return {
      phase: 'Unknown',
      why: sentence('why-unreadable', { field: unread }),
    };
  }
  const status = rolloutStatus(facts);
  if (status === 'not-observed' || isUnseenByHand(facts, status)) {
    return {
      phase: 'Progressing',
      why: sentence('why-workload-not-observed'),
      waitingFor: { what: 'controller' },
    };
  }
  const progressing = conditionOf(facts, 'Progressing');
  if (facts.paused) return paused(facts, status, progressing);
  const failure = conditionOf(facts, 'ReplicaFailure');
  if (failure?.status === 'True') {
    return {
      phase: 'Degraded',
      message: failure.message,
      why: sentence('why-workload-replica-failure', {
        reason: failure.reason ?? 'ReplicaFailure',
      }),
      waitingFor: { what: 'controller' },
      since: failure.lastTransitionTime,
    };
  }
  if (progressing?.reason === 'ReplicaSetCreateError') {
    return {
      phase: 'Degraded',
      message: progressing.message,
      why: sentence('why-workload-replica-failure', {
        reason: progressing.reason,
      }),
      waitingFor: { what: 'controller' },
      since: progressing.lastUpdateTime,
    };
  }
  return WORDS[status](facts, progressing);
}

type Words = (
  facts: WorkloadFacts,
  progressing: WorkloadCondition | undefined,
) => WorkloadExplanation;

const WORDS: Record<Exclude<RolloutStatus, 'not-observed'>, Words> = {
  'deadline-passed': (facts, progressing) => ({
    phase: 'Degraded',
    message: progressing?.message,
    why: sentence('why-workload-deadline', {
      duration: durationText(facts.progressDeadlineSeconds),
      updated: facts.status.updated,
      desired: facts.replicas,
      available: facts.status.available,
      current: facts.status.replicas,
    }),
    waitingFor: { what: 'pods' },
    since: progressing?.lastUpdateTime,
  }),
  updating: facts => waitsForPods(rolling(facts)),
  'old-pods-end': () => waitsForPods(sentence('why-old-pods-end')),
  'becoming-available': facts => waitsForPods(podsStart(facts)),
  complete: (facts, progressing) => atRest(facts, progressing?.lastUpdateTime),
  'by-hand': facts =>
    facts.status.ready < facts.replicas
      ? waitsForPods(podsStart(facts))
      : atRest(facts, undefined),
};

function paused(
  facts: WorkloadFacts,
  status: RolloutStatus,
  progressing: WorkloadCondition | undefined,
): WorkloadExplanation {
  const since =
    progressing?.reason === 'DeploymentPaused'
      ? progressing.lastUpdateTime
      : undefined;
  return {
    phase: 'Paused',
    message: progressing?.message,
    why:
      status === 'complete'
        ? sentence('why-workload-paused')
        : sentence('why-workload-paused-midway', {
            updated: facts.status.updated,
            desired: facts.replicas,
          }),
    waitingFor: { what: 'human', since },
    since,
  };
}

function atRest(
  facts: WorkloadFacts,
  since: string | undefined,
): WorkloadExplanation {
  const available = conditionOf(facts, 'Available');
  if (available?.status === 'False') {
    return {
      phase: 'Degraded',
      message: available.message,
      why: sentence('why-workload-unavailable', {
        available: facts.status.available,
        desired: facts.replicas,
      }),
      waitingFor: { what: 'pods' },
      since: available.lastTransitionTime,
    };
  }
  return { phase: 'Healthy', why: healthy(facts), since };
}

function healthy({ strategy, replicas, status }: WorkloadFacts): Sentence {
  if (replicas === 0) return sentence('why-healthy-without-pods');
  const old = replicas - status.updated;
  if (old > 0) {
    return strategy === 'OnDelete'
      ? sentence('why-workload-on-delete', { pods: old, desired: replicas })
      : sentence('why-workload-partition', {
          updated: status.updated,
          desired: replicas,
        });
  }
  return sentence('why-healthy', {
    available: Math.min(status.available, replicas),
    desired: replicas,
  });
}

/** kubectl refuses `OnDelete` before it looks whether the spec was seen; until then the counts are of before. */
function isUnseenByHand(
  { generation, status: { observedGeneration } }: WorkloadFacts,
  status: RolloutStatus,
): boolean {
  return status === 'by-hand' && generation > observedGeneration;
}

function rolling({ kind, status, replicas, partition = 0 }: WorkloadFacts) {
  return sentence('why-rolling', {
    updated: status.updated,
    desired: kind === 'StatefulSet' ? replicas - partition : replicas,
  });
}

function podsStart({ kind, status, replicas }: WorkloadFacts): Sentence {
  return sentence('why-pods-start', {
    // A StatefulSet goes on when a pod is ready, not when it is available.
    available: kind === 'StatefulSet' ? status.ready : status.available,
    desired: replicas,
  });
}

function waitsForPods(why: Sentence): WorkloadExplanation {
  return { phase: 'Progressing', why, waitingFor: { what: 'pods' } };
}

function conditionOf(
  { status }: WorkloadFacts,
  wanted: string,
): WorkloadCondition | undefined {
  return status.conditions.find(({ type }) => type === wanted);
}
