import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Action,
  Freshness,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { useNoViewText } from './useNoViewText';
import { useSentence } from './useSentence';

/** Why an action cannot be used now, or undefined when it can. */
export function useActionHindrance({
  freshness,
  lostSince,
}: {
  /** Of the rollout's cluster. */
  freshness: Freshness;
  /** Since when, in ms, the portal itself cannot be reached. */
  lostSince: number | undefined;
}): (action: Action) => string | undefined {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const noViewText = useNoViewText();
  return (action: Action) => {
    // What is impossible would not be possible with a permission either, so that comes first.
    if (!action.possible) {
      return action.because ? say(action.because) : t('actions.notPossible');
    }
    if (!action.permitted) {
      return action.denial ? say(action.denial) : t('actions.notPermitted');
    }
    if (lostSince !== undefined) return t('actions.lost');
    return noViewText(action.verb, freshness);
  };
}
