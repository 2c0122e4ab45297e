import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  messages,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';
import { useCallback } from 'react';

import { rolloutsTranslationRef } from '../translation';

/** Words a sentence in the person's language. A parameter that is missing shows as `?`, never as a blank. */
export function useSentence(): (sentence: Sentence) => string {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return useCallback(
    ({ code, params }: Sentence) => {
      const replace: Record<string, string> = {};
      for (const [, name] of messages[code].matchAll(/\{\{(\w+)\}\}/g)) {
        if (name !== undefined) replace[name] = String(params[name] ?? '?');
      }
      // Under `replace`, so that a parameter named like one of the translator's own options stays a parameter.
      const options = { replace, interpolation: { escapeValue: false } };
      return t(`sentence.${code}`, options);
    },
    [t],
  );
}
