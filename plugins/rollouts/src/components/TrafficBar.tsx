import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
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
    partLabel: { padding: '0 10px' },
    canary: { background: tokens.canary, color: tokens.onCanary },
    stable: {
      background: tokens.stable,
      color: tokens.onStable,
      flex: '1 1 0',
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

type TrafficBarProps = {
  weights: Weights;
  strategy: RolloutSummary['strategy'];
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
  size = 'full',
}: TrafficBarProps) {
  const classes = useStyles();
  const texts = useTexts(weights, strategy);
  const actualKnown = weights.actual.basis !== 'none';
  const shown = actualKnown ? weights.actual : weights.desired;
  const percent = (value: number) =>
    Math.min(100, Math.max(0, (value / weights.max) * 100));
  const additional = weights.additional ?? 0;
  const isBlueGreen = strategy === 'blueGreen';
  const rest = weights.max - shown.value - additional;
  const written = size !== 'small';

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
          className={`${classes.bar} ${written ? '' : classes.small}`}
          style={{ opacity: actualKnown ? 1 : 0.5 }}
        >
          <Part
            share={percent(shown.value)}
            className={isBlueGreen ? classes.preview : classes.canary}
            label={written ? texts.newer(shown) : undefined}
          />
          <Part
            share={percent(additional)}
            className={classes.additional}
            label={written ? texts.additional(additional) : undefined}
          />
          {rest > 0 && (
            <div aria-hidden className={`${classes.part} ${classes.stable}`}>
              {written && percent(rest) >= 12 && (
                <span className={classes.partLabel}>{texts.older(rest)}</span>
              )}
            </div>
          )}
        </div>
        {!isBlueGreen && weights.desired.basis !== 'none' && (
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

  function Part({
    share,
    className,
    label,
  }: {
    share: number;
    className: string;
    label: string | undefined;
  }) {
    return share > 0 ? (
      <div
        aria-hidden
        className={`${classes.part} ${className}`}
        style={{ width: `${share}%` }}
      >
        {label && share >= 12 && (
          <span className={classes.partLabel}>{label}</span>
        )}
      </div>
    ) : null;
  }
}

function useTexts(weights: Weights, strategy: RolloutSummary['strategy']) {
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
  return {
    basis: basis(),
    wantedAndActual:
      weights.verified === false
        ? `${numbers} · ${t('traffic.unverified')}`
        : numbers,
    newer: ({ value }: Weight) =>
      t(isBlueGreen ? 'traffic.preview' : 'traffic.canary', {
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
        return t('traffic.status');
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
