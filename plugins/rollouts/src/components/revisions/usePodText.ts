import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Pod } from '@rollouts-portal/plugin-rollouts-common';
import { useCallback } from 'react';

import { rolloutsTranslationRef } from '../../translation';

/** What is the matter with a pod beside its word, in a line: `1 of 2 ready · 4 restarts`. */
export function usePodText(): (pod: Pod) => string {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return useCallback(
    ({ ready, containers, restarts }: Pod) =>
      [
        t('podList.ready', {
          ready: String(ready),
          containers: String(containers),
        }),
        ...(restarts === 1 ? [t('podList.restartsOne')] : []),
        ...(restarts > 1
          ? [t('podList.restarts', { number: String(restarts) })]
          : []),
      ].join(' · '),
    [t],
  );
}
