import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

import { replacesPods } from '../../model/replacesPods';
import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';
import { VersionBar } from '../VersionBar';

const useStyles = makeStyles(theme => ({
  text: {
    marginBottom: 4,
    fontSize: 13,
    lineHeight: '18px',
    fontVariantNumeric: 'tabular-nums',
  },
  basis: { color: tokensOf(theme).second },
}));

/** The share of the new version: what is, of what it was read, and what is wanted where that differs. */
export function RowWeight({ row }: { row: RolloutSummary }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const { weights, strategy, phase, pods } = row;
  if (strategy === 'none') return null;
  if (replacesPods(strategy)) {
    if (!pods) return null;
    const { updated, desired } = pods;
    return (
      <>
        <div className={classes.text}>
          {t('fleet.pods', {
            updated: String(Math.min(updated, desired)),
            desired: String(desired),
          })}
        </div>
        <VersionBar rollout={row} size="small" />
      </>
    );
  }
  const settled = phase === 'Healthy';
  const { desired, actual, max } = weights;
  const share = (value: number) =>
    max === 100
      ? `${Math.round(value * 10) / 10} %`
      : `${Math.round(value * 10) / 10}/${max}`;
  const wanted =
    desired.basis !== 'none' && desired.value !== actual.value
      ? t('fleet.wanted', { share: share(desired.value) })
      : undefined;

  // A service sends to the one or to the other; a share would say less.
  const switched =
    actual.value === 0 ? t('fleet.allActive') : t('fleet.allNew');
  const isSwitch = strategy === 'blueGreen' && actual.basis === 'status';
  const whole = settled ? t('fleet.settled') : switched;
  const inWords = settled || isSwitch ? whole : undefined;

  return (
    <>
      <div className={classes.text}>
        {inWords ? (
          <span className={classes.basis}>{inWords}</span>
        ) : (
          <>
            {actual.basis !== 'none' && share(actual.value)}{' '}
            <span className={classes.basis}>
              {t(`fleet.basis.${actual.basis}`)}
              {wanted && <>, {wanted}</>}
            </span>
          </>
        )}
      </div>
      <VersionBar rollout={row} size="small" />
    </>
  );
}
