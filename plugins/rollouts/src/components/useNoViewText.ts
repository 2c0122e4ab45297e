import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Freshness, Verb } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { useNowOfPage } from './Now';
import { timeText } from './timeText';

/**
 * Why a verb is not to be used on a rollout whose cluster is not seen as it is now; undefined when it may be. An abort
 * always may: it is for emergencies, and bound to the version, not to where that stands.
 */
export function useNoViewText(): (
  verb: Verb,
  freshness: Freshness,
) => string | undefined {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const now = useNowOfPage();

  return (verb, { state, since }) => {
    if (verb === 'abort') return undefined;
    const time = timeText(since, now);
    switch (state) {
      case 'stale':
      case 'unreachable':
      case 'auth-failed':
        return t(`actions.noView.${state}`, { time });
      default:
        return undefined;
    }
  };
}
