import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Analysis } from '@rollouts-portal/plugin-rollouts-common';
import { useCallback } from 'react';

import { rolloutsTranslationRef } from '../../translation';

type Place = Pick<Analysis, 'role' | 'stepIndex' | 'experiment'>;

/** What a run is to its rollout: `Step 2`, `In the background`, `Before the switch`. */
export function useRoleText(): (place: Place) => string {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return useCallback(
    ({ role, stepIndex, experiment }: Place) => {
      if (role === 'experiment' && experiment !== undefined) {
        return t('analysis.ofExperiment', { experiment });
      }
      return role === 'step' && stepIndex !== undefined
        ? t('analysis.ofStep', { step: String(stepIndex + 1) })
        : t(`analysis.role.${role}`);
    },
    [t],
  );
}
