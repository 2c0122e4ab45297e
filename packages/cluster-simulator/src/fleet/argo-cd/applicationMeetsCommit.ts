import { objectAt, textAt } from '../../controllers/engine/fields';
import type { Stage } from '../../controllers/engine/Stage';
import { nextVersion } from '../nextVersion';
import { imageOf } from '../workloadStates';
import { commitOf } from './commitOf';
import { rolloutOf } from './rolloutOf';

/** How long a sync waits before somebody has merged the next change. */
const UNTIL_NEXT_COMMIT = 100_000;

/** A newer commit comes while a sync waits, and cannot be synced. */
export const applicationMeetsCommit: Stage = {
  name: 'application-meets-commit',
  matches: ({ status }) =>
    textAt(status, 'operationState', 'phase') === 'Running' &&
    textAt(status, 'sync', 'status') === 'Synced',
  wait: () => UNTIL_NEXT_COMMIT,
  next: (application, view) => {
    const { name, namespace } = application.metadata;
    const rollout = view.find(rolloutOf(application));
    if (!rollout) return [];
    const revision = commitOf(nextVersion(imageOf(rollout)));
    return [
      {
        write: 'status',
        of: { kind: 'Application', name, namespace },
        status: {
          ...objectAt(application.status),
          sync: { status: 'OutOfSync', revision },
        },
      },
    ];
  },
};
