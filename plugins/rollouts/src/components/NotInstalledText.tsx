import { useTranslationRef } from '@backstage/core-plugin-api/alpha';

import { rolloutsTranslationRef } from '../translation';

const BACKEND_PACKAGE = '@rollouts-portal/plugin-rollouts-backend';

/** What is missing in the portal's backend, and how it gets there. */
export function NotInstalledText() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return (
    <>
      {t('states.notInstalledText', {
        package: <code>{BACKEND_PACKAGE}</code>,
        line: <code>{`backend.add(import('${BACKEND_PACKAGE}'))`}</code>,
      })}
    </>
  );
}
