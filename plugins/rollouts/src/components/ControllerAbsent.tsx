import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  controllerAbsence,
  type RolloutSummary,
} from '@rollouts-portal/plugin-rollouts-common';

import { isOutdated } from '../model/isOutdated';
import { rolloutsTranslationRef } from '../translation';
import { useNowOfPage } from './Now';
import { timeText } from './timeText';

/** A line about a controller that should have acted long ago; none while the cluster is not heard, as it may have. */
export function ControllerAbsent({
  rollout,
  className,
}: {
  rollout: Pick<RolloutSummary, 'due' | 'freshness'>;
  className: string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const now = useNowOfPage();
  const absence = controllerAbsence(rollout);
  if (absence === undefined || isOutdated(rollout.freshness)) return null;
  if (Date.parse(absence) > now) return null;
  return (
    <p className={className} role="status">
      {t('verdict.controllerAbsent', { time: timeText(absence, now) })}
    </p>
  );
}
