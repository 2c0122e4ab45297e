import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type {
  RolloutSummary,
  Weight,
  Weights,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { BarLabels } from './BarLabels';
import { SplitBar } from './SplitBar';

// From which share on a name with its number fits, and from which a number, in percent of the bar.
const FITS = {
  wide: { full: [16, 6], bare: [42, 20] },
  phone: { full: [45, 16], bare: [64, 30] },
} as const;

type TrafficBarProps = {
  weights: Weights;
  strategy: RolloutSummary['strategy'];
  /** Whether the new version is the stable one already, so that there is nothing to tell apart. */
  settled?: boolean;
  /** `full` has labels; `small` is for rows and cards; `bare` is full height without labels above. */
  size?: 'full' | 'small' | 'bare';
};

/**
 * Actual weight as fill, wanted weight as tick. The label names what the numbers were read from: a share of pods is
 * never called traffic.
 */
export function TrafficBar({
  weights,
  strategy,
  settled = false,
  size = 'full',
}: TrafficBarProps) {
  const texts = useTexts(weights, strategy, settled);
  const actualKnown = weights.actual.basis !== 'none';
  const known = actualKnown ? weights.actual : weights.desired;
  const shown = settled ? { ...known, value: 0 } : known;
  const percent = (value: number) =>
    Math.min(100, Math.max(0, (value / weights.max) * 100));
  const additional = weights.additional ?? 0;
  const isBlueGreen = strategy === 'blueGreen';
  const rest = weights.max - shown.value - additional;
  const theme = useTheme();
  const isPhone = useMediaQuery(theme.breakpoints.down('xs'), { noSsr: true });
  // Never a word cut in half: name and number where both fit, else the number, else nothing.
  const labelFor = (share: number, named: string, number: string) => {
    if (size === 'small') return undefined;
    const [forName, forNumber] = FITS[isPhone ? 'phone' : 'wide'][size];
    if (share >= forName) return named;
    return share >= forNumber ? number : undefined;
  };
  const labels = {
    newer: labelFor(
      percent(shown.value),
      texts.newer(shown.value),
      texts.share(shown.value),
    ),
    additional: labelFor(
      percent(additional),
      texts.additional(additional),
      texts.share(additional),
    ),
    older: labelFor(percent(rest), texts.older(rest), texts.share(rest)),
  };

  return (
    <div>
      {size === 'full' && (
        <BarLabels basis={texts.basis} numbers={texts.wantedAndActual} />
      )}
      <SplitBar
        label={`${texts.basis}: ${texts.wantedAndActual}`}
        small={size === 'small'}
        faded={!actualKnown}
        tick={
          !isBlueGreen && !settled && weights.desired.basis !== 'none'
            ? percent(weights.desired.value)
            : undefined
        }
        parts={[
          {
            look: isBlueGreen ? 'preview' : 'canary',
            share: percent(shown.value),
            label: labels.newer,
          },
          {
            look: 'additional',
            share: percent(additional),
            label: labels.additional,
          },
          { look: 'stable', share: percent(rest), label: labels.older },
        ]}
      />
    </div>
  );
}

function useTexts(
  weights: Weights,
  strategy: RolloutSummary['strategy'],
  settled: boolean,
) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const isBlueGreen = strategy === 'blueGreen';
  const share = (value: number) =>
    weights.max === 100
      ? `${round(value)} %`
      : `${round(value)} ${t('traffic.outOf', { max: String(weights.max) })}`;
  const reading = (weight: Weight) =>
    weight.basis === 'none' ? t('traffic.unknownActual') : share(weight.value);

  const numbers = t('traffic.wantedActual', {
    desired: reading(weights.desired),
    actual: reading(weights.actual),
  });
  function wantedAndActual(): string {
    if (settled) return t('traffic.settled');
    if (isBlueGreen && weights.actual.basis === 'status') {
      return weights.actual.value === 0
        ? t('traffic.allToActive')
        : t('traffic.allToNew');
    }
    return weights.verified === false
      ? `${numbers} · ${t('traffic.unverified')}`
      : numbers;
  }

  return {
    basis: basis(),
    wantedAndActual: wantedAndActual(),
    share,
    newer: (value: number) =>
      t(isBlueGreen ? 'traffic.newVersion' : 'traffic.canary', {
        share: share(value),
      }),
    older: (value: number) =>
      t(isBlueGreen ? 'traffic.activeShare' : 'traffic.stable', {
        share: share(value),
      }),
    additional: (value: number) =>
      t('traffic.additional', { share: share(value) }),
  };

  function basis(): string {
    const router = weights.router ?? '';
    if (strategy === 'abTesting' && weights.actual.basis === 'router') {
      return t('traffic.besidesMatches', { router });
    }
    switch (weights.actual.basis) {
      case 'router':
        return router
          ? t('traffic.router', { router })
          : t('traffic.routerUnnamed');
      case 'pods':
        return t('traffic.pods');
      case 'status':
        return isBlueGreen ? t('traffic.service') : t('traffic.status');
      case 'none':
        return t('traffic.none');
      default:
        return weights.actual.basis satisfies never;
    }
  }
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
