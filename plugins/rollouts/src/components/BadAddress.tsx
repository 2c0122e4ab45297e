import { useTranslationRef } from '@backstage/core-plugin-api/alpha';

import { rolloutsTranslationRef } from '../translation';
import { PageLink } from './PageLink';
import { PageState } from './PageState';

/** Instead of what an address asks for in vain: what is wrong with it, and a way out. */
export function BadAddress({
  message,
  to = '?',
}: {
  message: string;
  /** Where all rollouts are. */
  to?: string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return (
    <PageState title={t('fleet.badAddress')} testId="bad-address">
      <p>{message}</p>
      <p>
        <PageLink to={to}>{t('fleet.showAll')}</PageLink>
      </p>
    </PageState>
  );
}
