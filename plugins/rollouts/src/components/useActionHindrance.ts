import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Action } from '@rollouts-portal/plugin-rollouts-common';
import { useCallback } from 'react';

import { rolloutsTranslationRef } from '../translation';
import { useSentence } from './useSentence';

/** Why an action cannot be used now, or undefined when it can. */
export function useActionHindrance(
  lostSince: number | undefined,
): (action: Action) => string | undefined {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  return useCallback(
    (action: Action) => {
      // What is impossible would not be possible with a permission either, so that comes first.
      if (!action.possible) {
        return action.because ? say(action.because) : t('actions.notPossible');
      }
      if (!action.permitted) {
        return action.denial ? say(action.denial) : t('actions.notPermitted');
      }
      return lostSince === undefined ? undefined : t('actions.lost');
    },
    [lostSince, say, t],
  );
}
