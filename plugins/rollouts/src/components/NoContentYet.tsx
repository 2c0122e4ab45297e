import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ReactElement } from 'react';

import { rolloutsTranslationRef } from '../translation';
import { PageState } from './PageState';

/** Before anything was told: the shape of what is to come, or why it does not. */
export function NoContentYet({
  problem,
  shape,
}: {
  problem: { message: string } | undefined;
  shape: ReactElement;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  if (!problem) return shape;
  return (
    <PageState title={t('states.broken')} testId="broken">
      <p role="alert">{t('states.brokenText', { message: problem.message })}</p>
    </PageState>
  );
}
