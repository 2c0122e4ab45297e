import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useState } from 'react';

import type { PortalProblem } from '../model/PortalProblem';
import { rolloutsTranslationRef } from '../translation';
import { useRecoveryLook } from './useRecoveryLook';

/** For who does not want to wait until it is tried again by itself. */
export function TryAgain({
  problem,
  onRetry,
}: {
  /** A new one after each try that failed. */
  problem: PortalProblem | undefined;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const className = useRecoveryLook();
  const [tried, setTried] = useState<{ problem: PortalProblem | undefined }>();
  const isTrying = tried?.problem === problem && tried !== undefined;
  return (
    <button
      type="button"
      className={className}
      aria-disabled={isTrying}
      onClick={() => {
        if (isTrying) return;
        setTried({ problem });
        onRetry();
      }}
    >
      {t(isTrying ? 'states.trying' : 'states.tryAgain')}
    </button>
  );
}
