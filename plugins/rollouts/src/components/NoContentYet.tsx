import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ReactElement } from 'react';

import type { PortalProblem } from '../model/PortalProblem';
import { rolloutsTranslationRef } from '../translation';
import { NotInstalledText } from './NotInstalledText';
import { PageState } from './PageState';
import { SignInAgain } from './SignInAgain';
import { TryAgain } from './TryAgain';

/** Before anything was told: the shape of what is to come, or why it does not. */
export function NoContentYet({
  problem,
  shape,
  onRetry,
}: {
  problem: PortalProblem | undefined;
  shape: ReactElement;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  switch (problem?.kind) {
    case undefined:
      return shape;
    case 'signed-out':
      return (
        <PageState title={t('states.signedOut')} testId="signed-out">
          <p role="alert">{t('states.signedOutText')}</p>
          <p>
            <SignInAgain />
          </p>
        </PageState>
      );
    case 'not-installed':
      return (
        <PageState title={t('states.notInstalled')} testId="not-installed">
          <p role="alert">
            <NotInstalledText />
          </p>
          <p>
            <TryAgain problem={problem} onRetry={onRetry} />
          </p>
        </PageState>
      );
    case 'bad-question':
      return (
        <PageState title={t('fleet.badAddress')} testId="bad-address">
          <p role="alert">{problem.message}</p>
        </PageState>
      );
    default:
      return (
        <PageState title={t('states.broken')} testId="broken">
          <p role="alert">
            {t('states.brokenText')}{' '}
            {problem?.message &&
              t('states.wentWrong', { message: problem.message })}
          </p>
          <p>
            <TryAgain problem={problem} onRetry={onRetry} />
          </p>
        </PageState>
      );
  }
}
