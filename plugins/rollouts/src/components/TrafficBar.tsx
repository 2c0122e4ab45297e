import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type {
  RolloutSummary,
  Weight,
  Weights,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    labels: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      columnGap: 16,
      fontSize: 13,
      lineHeight: '20px',
      color: tokens.second,
      marginBottom: 4,
      fontVariantNumeric: 'tabular-nums',
    },
    frame: { position: 'relative' },
    bar: {
      display: 'flex',
      height: 26,
      borderRadius: 6,
      overflow: 'hidden',
      background: tokens.unknown.tint,
    },
    small: { height: 8, borderRadius: 4 },
    part: {
      minWidth: 0,
      overflow: 'hidden',
      whiteSpace: 'nowrap',
      fontSize: 13,
      fontWeight: 700,
      lineHeight: '26px',
      fontVariantNumeric: 'tabular-nums',
      transition: 'width 400ms ease',
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
    partLabel: { padding: '0 8px' },
    canary: { background: tokens.canary, color: tokens.onCanary },
    stable: {
      background: tokens.stable,
      color: tokens.onStable,
    },
    preview: { background: tokens.preview, color: tokens.onPreview },
    additional: {
      background: tokens.third,
      color: tokens.paper,
    },
    tick: {
      position: 'absolute',
      top: -3,
      bottom: -3,
      width: 2,
      marginLeft: -1,
      borderRadius: 1,
      background: tokens.tick,
      boxShadow: `0 0 0 1px ${tokens.paper}`,
      transition: 'left 400ms ease',
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
  };
});

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
  const classes = useStyles();
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
        <div className={classes.labels}>
          <span>{texts.basis}</span>
          <span>{texts.wantedAndActual}</span>
        </div>
      )}
      <div
        className={classes.frame}
        role="img"
        aria-label={`${texts.basis}: ${texts.wantedAndActual}`}
      >
        <div
          className={`${classes.bar} ${size === 'small' ? classes.small : ''}`}
          style={{ opacity: actualKnown ? 1 : 0.5 }}
        >
          <Part
            share={percent(shown.value)}
            className={isBlueGreen ? classes.preview : classes.canary}
            label={labels.newer}
          />
          <Part
            share={percent(additional)}
            className={classes.additional}
            label={labels.additional}
          />
          <Part
            share={percent(rest)}
            className={classes.stable}
            label={labels.older}
          />
        </div>
        {!isBlueGreen && !settled && weights.desired.basis !== 'none' && (
          <div
            aria-hidden
            className={classes.tick}
            style={{
              // Kept inside the bar's ends, so that 0 and 100 can be seen.
              left: `clamp(1px, ${percent(
                weights.desired.value,
              )}%, calc(100% - 1px))`,
            }}
          />
        )}
      </div>
    </div>
  );
}

function Part({
  share,
  className,
  label,
}: {
  share: number;
  className: string | undefined;
  label: string | undefined;
}) {
  const classes = useStyles();
  if (share <= 0) return null;
  return (
    <div
      aria-hidden
      className={`${classes.part} ${className}`}
      style={{ width: `${share}%` }}
    >
      {label && <span className={classes.partLabel}>{label}</span>}
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
    switch (weights.actual.basis) {
      case 'router':
        return weights.router
          ? t('traffic.router', { router: weights.router })
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
