import { sameJson, type JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import { numberAt, textAt } from '../engine/fields';
import { timeText } from '../engine/timeText';
import { conditionOf } from './conditions';
import {
  counted,
  total,
  wantedBy,
  type DeploymentFamily,
} from './DeploymentFamily';

type Verdict = { status: 'True' | 'False'; reason: string; message: string };

const COUNTERS = [
  'replicas',
  'updatedReplicas',
  'readyReplicas',
  'availableReplicas',
  'unavailableReplicas',
] as const;

/** What a Deployment has to say about its ReplicaSets now. */
export function deploymentStatus(
  deployment: StoredObject,
  family: DeploymentFamily,
  now: Date,
): JsonObject {
  const { all, current, replicas, maxUnavailable } = family;
  const availableReplicas = total(all, counted('availableReplicas'));
  const counters = {
    replicas: total(all, counted('replicas')),
    updatedReplicas: current ? counted('replicas')(current) : 0,
    readyReplicas: total(all, counted('readyReplicas')),
    availableReplicas,
    unavailableReplicas: Math.max(0, total(all, wantedBy) - availableReplicas),
  };
  const enough = availableReplicas >= replicas - maxUnavailable;
  const available: Verdict = enough
    ? {
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      };
  const progressing = progressOf(deployment, family, counters);
  return {
    observedGeneration: deployment.metadata.generation ?? 1,
    ...Object.fromEntries(
      COUNTERS.map(counter => [counter, counters[counter]]).filter(
        ([, count]) => count !== 0,
      ),
    ),
    terminatingReplicas: 0,
    conditions: [
      condition(deployment, 'Available', available, false, now),
      ...(progressing
        ? [
            condition(
              deployment,
              'Progressing',
              progressing.verdict,
              progressing.moved,
              now,
            ),
          ]
        : []),
    ],
  };
}

/** The status with the Progressing condition replaced. */
export function withProgress(
  deployment: StoredObject,
  verdict: Verdict,
  now: Date,
): JsonObject {
  const { status } = deployment;
  const available = conditionOf(status, 'Available');
  return {
    ...(typeof status === 'object' && !Array.isArray(status) && status),
    conditions: [
      ...(available ? [available] : []),
      condition(deployment, 'Progressing', verdict, true, now),
    ],
  };
}

function progressOf(
  { status }: StoredObject,
  { current, replicas }: DeploymentFamily,
  counters: Readonly<Record<(typeof COUNTERS)[number], number>>,
): { verdict: Verdict; moved: boolean } | undefined {
  const name = current?.metadata.name ?? '';
  const before = conditionOf(status, 'Progressing');
  const verdictBefore: Verdict | undefined = before && {
    status: before.status === 'False' ? 'False' : 'True',
    reason: textAt(before, 'reason') ?? '',
    message: textAt(before, 'message') ?? '',
  };
  const isSettled =
    before?.reason === 'NewReplicaSetAvailable' &&
    counters.replicas === counters.updatedReplicas;
  // A finished update that only changes its size makes no progress and has no deadline.
  if (isSettled)
    return verdictBefore && { verdict: verdictBefore, moved: false };
  if (
    counters.updatedReplicas === replicas &&
    counters.replicas === replicas &&
    counters.availableReplicas >= replicas &&
    current
  ) {
    return {
      verdict: {
        status: 'True',
        reason: 'NewReplicaSetAvailable',
        message: `ReplicaSet "${name}" has successfully progressed.`,
      },
      moved: true,
    };
  }
  const grown = (
    counter: 'updatedReplicas' | 'readyReplicas' | 'availableReplicas',
  ) => counters[counter] > (numberAt(status, counter) ?? 0);
  const oldBefore =
    (numberAt(status, 'replicas') ?? 0) -
    (numberAt(status, 'updatedReplicas') ?? 0);
  const hasMoved =
    grown('updatedReplicas') ||
    grown('readyReplicas') ||
    grown('availableReplicas') ||
    counters.replicas - counters.updatedReplicas < oldBefore;
  if (!hasMoved) {
    return verdictBefore && { verdict: verdictBefore, moved: false };
  }
  return {
    verdict: {
      status: 'True',
      reason: 'ReplicaSetUpdated',
      message: `ReplicaSet "${name}" is progressing.`,
    },
    moved: true,
  };
}

/** Its times stay as they are as long as it says the same. */
function condition(
  { status }: StoredObject,
  type: string,
  verdict: Verdict,
  moved: boolean,
  now: Date,
): JsonObject {
  const before = conditionOf(status, type);
  const at = timeText(now);
  const isSame =
    before?.status === verdict.status &&
    sameJson(before?.reason, verdict.reason) &&
    sameJson(before?.message, verdict.message);
  return {
    type,
    status: verdict.status,
    lastUpdateTime:
      isSame && !moved ? textAt(before, 'lastUpdateTime') ?? at : at,
    lastTransitionTime:
      before?.status === verdict.status
        ? textAt(before, 'lastTransitionTime') ?? at
        : at,
    reason: verdict.reason,
    message: verdict.message,
  };
}
