import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { Checks } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { tokensOf } from './tokens';

const MOST_SQUARES = 20;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '4px 12px',
      margin: 0,
      fontSize: 14,
      lineHeight: '22px',
    },
    squares: { display: 'flex', gap: 3 },
    square: {
      width: 13,
      height: 13,
      boxSizing: 'border-box',
      borderRadius: 3,
      border: `2px solid ${tokens.third}`,
    },
    failed: {
      background: tokens.degraded.text,
      borderColor: tokens.degraded.text,
    },
    quiet: { color: tokens.second },
    list: { listStyle: 'none', margin: '8px 0 0', padding: 0 },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: '2px 12px',
      padding: '6px 0',
      borderTop: `1px solid ${tokens.line}`,
      fontSize: 14,
      lineHeight: '20px',
      overflowWrap: 'anywhere',
    },
    name: { fontWeight: 700 },
    wanted: { fontVariantNumeric: 'tabular-nums' },
    holds: {
      padding: '1px 8px',
      borderRadius: 6,
      fontSize: 12,
      lineHeight: '20px',
      fontWeight: 700,
      color: tokens.paused.text,
      background: tokens.paused.tint,
    },
  };
});

/** What a new version has to pass: how many checks may fail, what is measured, and whom it has to ask. */
export function ChecksOfVersion({
  checks: { interval, failed, threshold, skipped, metrics, gates },
}: {
  checks: Checks;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();

  return (
    <>
      {skipped ? (
        <p className={classes.line}>{t('checks.skipped')}</p>
      ) : (
        <p className={classes.line}>
          {failed !== undefined && threshold <= MOST_SQUARES && (
            <Budget failed={failed} threshold={threshold} />
          )}
          <span>
            {failed === undefined
              ? t('checks.limit', { threshold: String(threshold) })
              : t('checks.budget', {
                  failed: String(failed),
                  threshold: String(threshold),
                })}
          </span>
          <span className={classes.quiet}>
            {t('checks.interval', { seconds: String(interval) })}
          </span>
        </p>
      )}
      {metrics.length > 0 && (
        <ul className={classes.list} aria-label={t('checks.metrics')}>
          {metrics.map(({ name, min, max }) => (
            <li key={name} className={classes.row}>
              <span className={classes.name}>{name}</span>
              <span className={classes.wanted}>{wanted(min, max)}</span>
            </li>
          ))}
        </ul>
      )}
      {gates.length > 0 && (
        <ul className={classes.list} aria-label={t('checks.gates')}>
          {gates.map(({ type, name, owner, holds }) => (
            <li key={`${type} ${name}`} className={classes.row}>
              <span className={classes.name}>{name}</span>
              <span>{t(`checks.gate.${type}`)}</span>
              <span className={classes.quiet}>
                {t(`checks.owner.${owner}`)}
              </span>
              {holds && <span className={classes.holds}>{t('wait.gate')}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );

  function wanted(min: number | undefined, max: number | undefined): string {
    const limits = [
      ...(min === undefined ? [] : [`≥ ${min}`]),
      ...(max === undefined ? [] : [`≤ ${max}`]),
    ];
    return limits.length > 0
      ? t('checks.wanted', { limits: limits.join(', ') })
      : t('checks.byTemplate');
  }
}

function Budget({ failed, threshold }: { failed: number; threshold: number }) {
  const classes = useStyles();
  return (
    <span aria-hidden className={classes.squares}>
      {Array.from({ length: threshold }, (_, index) => (
        <span
          key={index}
          className={`${classes.square} ${
            index < failed ? classes.failed : ''
          }`}
        />
      ))}
    </span>
  );
}
