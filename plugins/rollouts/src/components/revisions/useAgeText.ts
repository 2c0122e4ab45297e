import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useCallback } from 'react';

import { rolloutsTranslationRef } from '../../translation';

/** An age in one unit, for a narrow column: `43 s`, `26 min`, `5 h`, `12 d`. */
export function useAgeText(): (ms: number) => string {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return useCallback(
    (ms: number) => {
      const seconds = Math.max(0, Math.floor(ms / 1000));
      const inUnit = (
        unit: 'seconds' | 'minutes' | 'hours' | 'days',
        of: number,
      ) =>
        t(`podList.age.${unit}`, { number: String(Math.floor(seconds / of)) });
      if (seconds < 60) return inUnit('seconds', 1);
      if (seconds < 3600) return inUnit('minutes', 60);
      return seconds < 86_400 ? inUnit('hours', 3600) : inUnit('days', 86_400);
    },
    [t],
  );
}
