import {
  deriveFlaggerSummary,
  deriveSummary,
  projectCanary,
  projectRollout,
  type DerivedSummary,
} from '@rollouts-portal/plugin-rollouts-common';

import type { KubernetesObject } from '../KubernetesObject';

/** What the portal says when it knows nothing but the object itself, as a health check does. */
export const PORTAL_SUMMARY: Record<
  'argoproj.io/Rollout' | 'flagger.app/Canary',
  (object: KubernetesObject) => DerivedSummary
> = {
  'argoproj.io/Rollout': object => deriveSummary(projectRollout(object), {}),
  'flagger.app/Canary': object =>
    deriveFlaggerSummary(projectCanary(object), {}),
};
