import type { JsonObject } from '../../../store/Json';
import { listAt, numberAt, objectAt } from '../../engine/fields';
import { timeText } from '../../engine/timeText';
import { comparableTemplate, HASH_LABEL } from '../comparableTemplate';
import { ownerReference } from '../../engine/ownerReference';
import { rolloutEvent } from '../rolloutEvent';
import { REVISION, revisionOf } from '../replicaSetCounts';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';
import { setCondition } from '../setCondition';

/** A template without a ReplicaSet gets one, without Pods yet, and the next number. */
export const revisionBegins = rolloutStage({
  name: 'revision-begins',
  matches: ({ newSet }) => newSet === undefined,
  next: moment => {
    const { name, hash, status, view, replicaSets } = moment;
    const revision = Math.max(0, ...replicaSets.map(revisionOf)) + 1;
    const set = `${name.name}-${hash}`;
    return [
      { write: 'create', object: replicaSet(moment, set, revision) },
      {
        write: 'patch',
        of: name,
        patch: {
          metadata: { annotations: { [REVISION]: String(revision) } },
          ...normalizedSpec(moment),
        },
      },
      {
        write: 'status',
        of: name,
        status: {
          ...status,
          blueGreen: objectAt(status, 'blueGreen'),
          canary: objectAt(status, 'canary'),
          conditions: setCondition(
            listAt(status, 'conditions'),
            {
              type: 'Progressing',
              status: 'True',
              reason: 'NewReplicaSetCreated',
              message: `Created new replica set "${set}"`,
            },
            timeText(view.now),
          ),
        },
      },
      rolloutEvent(
        name,
        'RolloutUpdated',
        `Rollout updated to revision ${revision}`,
      ),
      rolloutEvent(
        name,
        'NewReplicaSetCreated',
        `Created ReplicaSet ${set} (revision ${revision})`,
      ),
    ];
  },
});

function replicaSet(
  { rollout, hash, template, spec, replicas }: RolloutMoment,
  name: string,
  revision: number,
) {
  const labels: JsonObject = {
    ...objectAt(template, 'metadata', 'labels'),
    [HASH_LABEL]: hash,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name,
      ...(rollout.metadata.namespace !== undefined && {
        namespace: rollout.metadata.namespace,
      }),
      labels: textsOnly(labels),
      annotations: {
        'rollout.argoproj.io/desired-replicas': String(replicas),
        [REVISION]: String(revision),
      },
      ownerReferences: [ownerReference(rollout)],
    },
    spec: {
      ...(numberAt(spec, 'minReadySeconds') !== undefined && {
        minReadySeconds: numberAt(spec, 'minReadySeconds'),
      }),
      replicas: 0,
      selector: {
        matchLabels: {
          ...objectAt(spec, 'selector', 'matchLabels'),
          [HASH_LABEL]: hash,
        },
      },
      // As the server gives it back, so that an undo writes what it would write there.
      template: {
        ...comparableTemplate(template),
        metadata: { ...objectAt(template, 'metadata'), labels },
      },
    },
  };
}

/** The real controller writes its reading of the spec back: a generation more is counted when that differs. */
function normalizedSpec({
  workload,
  template,
  spec,
}: RolloutMoment): JsonObject {
  const containers = listAt(template, 'spec', 'containers');
  if (workload) return {};
  const normalized = containers.map(container => ({
    resources: {},
    ...objectAt(container),
  }));
  return {
    spec: {
      ...(spec.paused === false && { paused: null }),
      template: { spec: { containers: normalized } },
    },
  };
}

function textsOnly(labels: JsonObject): { [label: string]: string } {
  return Object.fromEntries(
    Object.entries(labels).map(([label, value]) => [label, String(value)]),
  );
}
