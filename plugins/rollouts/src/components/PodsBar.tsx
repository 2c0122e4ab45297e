import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Pods } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { BarLabels } from './BarLabels';
import { SplitBar } from './SplitBar';

// From which share on a word and a number fit, also on a phone.
const LABEL_FITS = 30;

/** How many of the pods run the newest version, where pods are all that tells the versions apart. */
export function PodsBar({
  pods: { desired, updated },
  size = 'full',
}: {
  pods: Pods;
  size?: 'full' | 'small';
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const newest = Math.min(updated, desired);
  const share = desired > 0 ? (newest / desired) * 100 : 100;
  const isDone = share === 100;
  const numbers =
    desired > 0
      ? t('pods.newest', { updated: String(newest), desired: String(desired) })
      : t('pods.none');
  const labelFor = (part: number, label: string) =>
    size === 'full' && part >= LABEL_FITS ? label : undefined;

  return (
    <div>
      {size === 'full' && (
        <BarLabels basis={t('pods.basis')} numbers={numbers} />
      )}
      <SplitBar
        label={`${t('pods.basis')}: ${numbers}`}
        small={size === 'small'}
        faded={desired === 0}
        parts={[
          {
            // What has replaced everything is no newcomer any more.
            look: isDone ? 'stable' : 'canary',
            share,
            label:
              desired > 0
                ? labelFor(share, t('pods.part', { pods: String(newest) }))
                : undefined,
          },
          ...(isDone
            ? []
            : [
                {
                  look: 'stable' as const,
                  share: 100 - share,
                  label: labelFor(
                    100 - share,
                    t('pods.oldPart', { pods: String(desired - newest) }),
                  ),
                },
              ]),
        ]}
      />
    </div>
  );
}
