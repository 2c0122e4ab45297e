import type { Stage } from '../../controllers/engine/Stage';
import { sameJson } from '../../store/Json';
import { applicationStatus } from './applicationStatus';
import { rolloutOf } from './rolloutOf';

/** How long Argo CD takes to see a change and to write what it makes of it. */
const TAKES = 1_500;

/** What Git and cluster have come to is written down. */
export const applicationReports: Stage = {
  name: 'application-reports',
  matches: (application, view) => {
    const rollout = view.find(rolloutOf(application));
    return (
      rollout !== undefined &&
      !sameJson(
        applicationStatus(application, rollout, view.now),
        application.status,
      )
    );
  },
  wait: () => TAKES,
  next: (application, view) => {
    const { name, namespace } = application.metadata;
    const rollout = view.find(rolloutOf(application));
    return rollout
      ? [
          {
            write: 'status',
            of: { kind: 'Application', name, namespace },
            status: applicationStatus(application, rollout, view.now),
          },
        ]
      : [];
  },
};
