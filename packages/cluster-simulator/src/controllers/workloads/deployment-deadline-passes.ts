import { numberAt, textAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import { conditionOf } from './conditions';
import { familyOf } from './DeploymentFamily';
import { withProgress } from './deploymentStatus';

const SETTLED = ['NewReplicaSetAvailable', 'ProgressDeadlineExceeded'];

/** An update that has not moved for as long as its deadline is told as stuck; it goes on when it can. */
export const deploymentDeadlinePasses: Stage = {
  name: 'deployment-deadline-passes',
  matches: ({ status, spec }) => {
    const progressing = conditionOf(status, 'Progressing');
    return (
      spec !== undefined &&
      progressing !== undefined &&
      !SETTLED.includes(textAt(progressing, 'reason') ?? '')
    );
  },
  wait: ({ status, spec }) => {
    const moved = textAt(conditionOf(status, 'Progressing'), 'lastUpdateTime');
    const seconds = numberAt(spec, 'progressDeadlineSeconds') ?? 600;
    return new Date(Date.parse(moved ?? '') + seconds * 1_000);
  },
  next: (deployment, view) => {
    const { name, namespace } = deployment.metadata;
    const { current } = familyOf(deployment, view);
    return [
      {
        write: 'status',
        of: { kind: 'Deployment', name, namespace },
        status: withProgress(
          deployment,
          {
            status: 'False',
            reason: 'ProgressDeadlineExceeded',
            message: `ReplicaSet "${current?.metadata.name}" has timed out progressing.`,
          },
          view.now,
        ),
      },
    ];
  },
};
