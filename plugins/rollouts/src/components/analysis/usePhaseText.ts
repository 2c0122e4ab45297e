import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { isAnalysisPhase } from '@rollouts-portal/plugin-rollouts-common';
import { useCallback } from 'react';

import { rolloutsTranslationRef } from '../../translation';

/** A word for the phase of a run, a metric, a measurement or an experiment; one that we do not know stays as it is. */
export function usePhaseText(): (phase: string | undefined) => string {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return useCallback(
    (phase: string | undefined) => {
      if (phase === undefined || phase === '') return t('analysis.new');
      return isAnalysisPhase(phase) ? t(`analysis.phase.${phase}`) : phase;
    },
    [t],
  );
}
