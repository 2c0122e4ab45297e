import { useTranslationRef } from '@backstage/core-plugin-api/alpha';

import type { PortalProblem } from '../model/PortalProblem';
import { rolloutsTranslationRef } from '../translation';
import { SignInAgain } from './SignInAgain';
import { TryAgain } from './TryAgain';

/** Why a card has no content, in a line; its page has room for more. */
export function CardProblem({
  problem,
  onRetry,
}: {
  problem: PortalProblem;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  if (problem.kind === 'signed-out') {
    return (
      <>
        {t('states.signedOut')}. <SignInAgain />
      </>
    );
  }
  if (problem.kind === 'bad-question') return <>{problem.message}</>;
  return (
    <>
      {t(
        problem.kind === 'not-installed'
          ? 'states.notInstalled'
          : 'states.broken',
      )}
      . <TryAgain problem={problem} onRetry={onRetry} />
    </>
  );
}
