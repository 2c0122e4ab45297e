import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useHref, useLocation } from 'react-router-dom';

import { rolloutsTranslationRef } from '../translation';
import { useRecoveryLook } from './useRecoveryLook';

/** Loads this very page anew: the portal then asks who it is, and leads back here. */
export function SignInAgain() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const { pathname, search } = useLocation();
  // Without the hash, with which a browser would only scroll.
  const href = useHref({ pathname, search });
  return (
    <a href={href} className={useRecoveryLook()}>
      {t('states.signInAgain')}
    </a>
  );
}
