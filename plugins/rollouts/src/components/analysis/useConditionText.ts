import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  thresholdText,
  wantedText,
  type Metric,
} from '@rollouts-portal/plugin-rollouts-common';
import { useCallback } from 'react';

import { rolloutsTranslationRef } from '../../translation';

type Conditions = Pick<Metric, 'wanted' | 'unwanted'>;

/** The conditions of a metric in words: `wanted ≥ 0.95`, `wanted ≥ 0.95, fails if < 0.9`. */
export function useConditionText(): (conditions: Conditions) => string {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return useCallback(
    (conditions: Conditions) => {
      const wanted = wantedText(conditions);
      if (wanted === '') return t('analysis.ownCondition');
      // What lies between the two is inconclusive; with one condition alone there is no between.
      return conditions.wanted.length > 0 && conditions.unwanted.length > 0
        ? t('analysis.wantedFails', {
            wanted,
            fails: thresholdText(conditions.unwanted),
          })
        : t('analysis.wanted', { wanted });
    },
    [t],
  );
}
