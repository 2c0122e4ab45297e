import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

import { isOutdated } from '../model/isOutdated';
import { rolloutsTranslationRef } from '../translation';
import { useNowOfPage } from './Now';
import { timeText } from './timeText';

/** A line about a controller that should have acted long ago; none while the cluster is not heard, as it may have. */
export function ControllerAbsent({
  rollout: { due, freshness },
  className,
}: {
  rollout: Pick<RolloutSummary, 'due' | 'freshness'>;
  className: string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const now = useNowOfPage();
  const missed = due.find(
    ({ at, what }) => what === 'controller-absent' && Date.parse(at) <= now,
  );
  if (!missed || isOutdated(freshness)) return null;
  return (
    <p className={className} role="status">
      {t('verdict.controllerAbsent', { time: timeText(missed.at, now) })}
    </p>
  );
}
