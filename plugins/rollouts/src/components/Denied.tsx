import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { rolloutReadPermission } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { PageState } from './PageState';

/** Instead of what the person may not see: whom to ask for what. */
export function Denied({
  title,
  message,
}: {
  title: string;
  /** Of the backend. */
  message?: string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return (
    <PageState title={title} testId="denied">
      <p>
        {t('states.deniedText', {
          permission: <code>{rolloutReadPermission.name}</code>,
        })}
      </p>
      {message && <p>{t('states.portalSays', { message })}</p>}
    </PageState>
  );
}
