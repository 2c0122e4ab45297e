import { useTranslationRef } from '@backstage/core-plugin-api/alpha';

import { rolloutsTranslationRef } from '../translation';
import { Notice } from './Notice';
import { useNowOfPage } from './Now';
import { preciseTimeText } from './timeText';

/** How page and portal get on, where that is worth a line; says nothing about the clusters. */
export function PortalNotice({
  lostSince,
  message,
  polling,
}: {
  /** In ms. */
  lostSince: number | undefined;
  message: string | undefined;
  polling: boolean;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const now = useNowOfPage();
  if (lostSince !== undefined) {
    return (
      <Notice tone="degraded">
        <span data-testid="portal-lost">
          {t('states.lost', {
            time: preciseTimeText(new Date(lostSince).toISOString(), now),
          })}
          {message && <> {message}</>}
        </span>
      </Notice>
    );
  }
  return polling ? <Notice tone="unknown">{t('states.polling')}</Notice> : null;
}
