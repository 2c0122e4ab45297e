import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Freshness } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { useNowOfPage } from './Now';
import { preciseTimeText } from './timeText';
import { useDurationText } from './useDurationText';

/** How current a cluster is known, in words. */
export function useFreshnessText(): (freshness: Freshness) => string {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const now = useNowOfPage();
  const durationText = useDurationText();

  return freshness => {
    const { clockAhead } = freshness;
    const text = stateText(freshness);
    if (clockAhead === undefined) return text;
    return t(
      clockAhead > 0 ? 'freshness.clockAhead' : 'freshness.clockBehind',
      {
        state: text,
        duration: durationText(Math.abs(clockAhead) * 1_000),
      },
    );
  };

  function stateText({ state, since, lastContactAt, behindSince }: Freshness) {
    const from = { since: preciseTimeText(since, now) };
    const contact = lastContactAt && preciseTimeText(lastContactAt, now);
    switch (state) {
      case 'reconnecting':
        return contact
          ? t('freshness.reconnecting', { time: contact })
          : t('freshness.reconnectingNever');
      case 'stale':
        return contact
          ? t('freshness.stale', { ...from, time: contact })
          : t('freshness.staleNever', from);
      case 'unreachable':
        return t('freshness.unreachable', from);
      case 'auth-failed':
        return t('freshness.auth-failed', from);
      default:
        return behindSince && (state === 'live' || state === 'partial')
          ? t('freshness.behind', {
              state: t(`freshness.${state}`),
              since: preciseTimeText(behindSince, now),
            })
          : t(`freshness.${state}`);
    }
  }
}
