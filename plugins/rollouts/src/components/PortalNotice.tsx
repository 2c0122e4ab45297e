import { useTranslationRef } from '@backstage/core-plugin-api/alpha';

import type { PortalProblem } from '../model/PortalProblem';
import { rolloutsTranslationRef } from '../translation';
import { Notice } from './Notice';
import { NotInstalledText } from './NotInstalledText';
import { useNowOfPage } from './Now';
import { SignInAgain } from './SignInAgain';
import { preciseTimeText } from './timeText';
import { TryAgain } from './TryAgain';

/** How page and portal get on, where that is worth a line; says nothing about the clusters. */
export function PortalNotice({
  lostSince,
  problem,
  polling,
  onRetry,
}: {
  /** In ms. */
  lostSince: number | undefined;
  problem: PortalProblem | undefined;
  polling: boolean;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const now = useNowOfPage();
  if (lostSince === undefined) {
    return polling ? (
      <Notice tone="unknown">{t('states.polling')}</Notice>
    ) : null;
  }
  const time = preciseTimeText(new Date(lostSince).toISOString(), now);
  if (problem?.kind === 'signed-out') {
    return (
      <Notice tone="degraded">
        <span data-testid="portal-lost">
          {t('states.signedOutSince', { time })} <SignInAgain />
        </span>
      </Notice>
    );
  }
  return (
    <Notice tone="degraded">
      <span data-testid="portal-lost">
        {t('states.lost', { time })}{' '}
        {problem?.kind === 'not-installed' && <NotInstalledText />}
        {problem?.kind !== 'not-installed' &&
          problem?.message &&
          t('states.wentWrong', { message: problem.message })}{' '}
        <TryAgain problem={problem} onRetry={onRetry} />
      </span>
    </Notice>
  );
}
