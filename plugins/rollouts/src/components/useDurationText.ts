import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useCallback } from 'react';

import { rolloutsTranslationRef } from '../translation';

/** A length of time in words that do not change every second: `26 min`, `2 h 5 min`. */
export function useDurationText(): (ms: number) => string {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return useCallback(
    (ms: number) => {
      const minutes = Math.max(0, Math.floor(ms / 60_000));
      const hours = Math.floor(minutes / 60);
      const days = Math.floor(hours / 24);
      if (days > 0) {
        return t('duration.days', {
          days: String(days),
          hours: String(hours % 24),
        });
      }
      if (hours > 0) {
        return t('duration.hours', {
          hours: String(hours),
          minutes: String(minutes % 60),
        });
      }
      return minutes > 0
        ? t('duration.minutes', { minutes: String(minutes) })
        : t('duration.lessThanMinute');
    },
    [t],
  );
}
